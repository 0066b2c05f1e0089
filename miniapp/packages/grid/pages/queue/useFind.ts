import { api } from '@miniapp/lib/api/api'
import { usePages } from '@miniapp/lib/load/usePages'
import { tell } from '@miniapp/lib/phone/feedback'
import type { Outputs } from '@shared/contract/contract'
import { useState } from 'react'

type Found = Outputs['reports']['find']

/** One letter is in everything. */
const FEWEST = 2

/** Looks for reports of all one's teams by number, caller or words; the queue stands aside meanwhile. */
export function useFind() {
  const [typed, type] = useState('')
  const [asked, setAsked] = useState('')
  const [far, setFar] = useState<Pick<Found, 'looked' | 'reached'>>({ looked: 0 })
  const list = usePages(
    async (at) => {
      const found = await api.reports.find({ words: asked, ...at })
      setFar((before) => ({ looked: (at.cursor ? before.looked : 0) + found.looked, reached: found.reached }))
      return found
    },
    [asked],
    { when: asked !== '' },
  )
  return {
    typed,
    type,
    /** What the list is of; empty while nobody looks for anything. */
    asked,
    ask: () => {
      const words = typed.trim()
      if (words.length < FEWEST) return tell(`至少写 ${FEWEST} 个字`)
      setAsked(words)
    },
    end: () => {
      type('')
      setAsked('')
    },
    list,
    far,
  }
}

export type Find = ReturnType<typeof useFind>
