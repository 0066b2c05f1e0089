import { api } from '@miniapp/lib/api/api'
import { now } from '@miniapp/lib/clock'
import { useLoad } from '@miniapp/lib/load/useLoad'
import { useMore } from '@miniapp/lib/load/usePages'
import { useParam } from '@miniapp/lib/navigation/useParam'
import { noted, useArrivals, useNotes } from '@miniapp/lib/offline/notes'
import { tell } from '@miniapp/lib/phone/feedback'
import { newId } from '@miniapp/lib/phone/ids'
import { useSession } from '@miniapp/lib/session/session'
import type { Outputs } from '@shared/contract/contract'
import { MARKS, type Mark } from '@shared/rules/survey/survey'
import type { Occupation } from '@shared/rules/text/words'

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
  const memberId = useSession()?.me.memberId
  const waiting = useNotes(memberId, 'survey.mark').filter(
    ({ report: { input } }) => input.orgId === orgId && input.round === round,
  )
  useArrivals(waiting, first.reload)

  /** One tap: kept on the phone first, then sent. `who` is said, masked, while it waits. */
  async function mark(code: Mark, who: string, ref: string | undefined, words: Words = {}): Promise<boolean> {
    if (!memberId) return false
    const input = { round, orgId, mark: code, at: now(), ref, ...words }
    const label = `${who} ${MARKS[code].label}`
    const what = await noted(memberId, label, { id: newId(), route: 'survey.mark', input })
    if (typeof what === 'object') {
      tell(what.problem)
      return false
    }
    return true
  }

  /** What waits here says more than the list. */
  const markOf = ({ ref, mark: said }: Person): Mark | undefined =>
    waiting.findLast(({ report }) => report.input.ref === ref)?.report.input.mark ?? said

  return { first, people, waiting, mark, markOf }
}
