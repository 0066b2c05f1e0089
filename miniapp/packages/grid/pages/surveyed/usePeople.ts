import { api } from '@miniapp/lib/api/api'
import { now } from '@miniapp/lib/clock'
import { useLoad } from '@miniapp/lib/load/useLoad'
import { useMore } from '@miniapp/lib/load/usePages'
import { useParam } from '@miniapp/lib/navigation/useParam'
import { keepMark, keepSendingMarks, sendMarks, useKeptMarks } from '@miniapp/lib/offline/keptMarks'
import { tell } from '@miniapp/lib/phone/feedback'
import { newId } from '@miniapp/lib/phone/ids'
import type { Outputs } from '@shared/contract/contract'
import type { Mark } from '@shared/rules/survey/survey'
import type { Occupation } from '@shared/rules/text/words'
import { useEffect } from 'react'

export type Person = Outputs['survey']['people']['items'][number]

/** Somebody who is new, or what changed of somebody. */
export interface Words {
  name?: string
  phone?: string
  occupation?: Occupation
}

/** People of an outlet with what was said of them, and what waits on this phone to be said. */
export function usePeople() {
  const round = Number(useParam<'grid/surveyed'>('round') ?? 0)
  const orgId = useParam<'grid/surveyed'>('org') ?? ''
  const first = useLoad(() => api.survey.people({ round, orgId }), [round, orgId], {
    cache: `surveyed:${round}:${orgId}`,
  })
  const people = useMore(first.data, (cursor) => api.survey.people({ round, orgId, cursor }), [round, orgId])
  const kept = useKeptMarks().filter(({ input }) => input.orgId === orgId && input.round === round)
  const { reload } = first

  useEffect(() => {
    keepSendingMarks()
    sendMarks()
  }, [])

  /** One tap: kept on the phone first, then sent. */
  async function mark(code: Mark, ref: string | undefined, words: Words = {}): Promise<boolean> {
    const isKept = keepMark({ round, id: newId(), orgId, mark: code, at: now(), ref, ...words })
    if (!isKept) {
      tell('手机上等着发的太多了，先到有网的地方发出去')
      return false
    }
    await sendMarks()
    await reload()
    return true
  }

  /** What waits here says more than the list. */
  const markOf = ({ ref, mark: said }: Person): Mark | undefined =>
    kept.findLast(({ input }) => input.ref === ref)?.input.mark ?? said

  return { first, people, kept, mark, markOf }
}
