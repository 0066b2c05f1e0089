import { api } from '@console/app/client'
import { usePages } from '@console/parts/pages'
import { useState } from 'react'

const PER_PAGE = 30
/** One letter is in everything. */
export const FEWEST = 2

/** Looks for reports of all one's teams; the queue stands aside meanwhile. What is looked for is in no address: it may be somebody's number. */
export function useFind() {
  const [typed, type] = useState('')
  const [asked, setAsked] = useState('')
  const list = usePages(
    ['reports', 'find', asked],
    (cursor) => api.reports.find({ words: asked, limit: PER_PAGE, cursor }),
    { when: asked !== '' },
  )
  const { pages } = list
  return {
    typed,
    type,
    /** What the list is of; empty while nobody looks for anything. */
    asked,
    ask: () => {
      const words = typed.trim()
      if (words.length >= FEWEST) setAsked(words)
    },
    end: () => {
      type('')
      setAsked('')
    },
    list,
    by: pages[0]?.by,
    /** How many reports were looked through so far, and where that ended. */
    looked: pages.reduce((sum, { looked }) => sum + looked, 0),
    reached: pages.at(-1)?.reached,
  }
}

export type Find = ReturnType<typeof useFind>
