import { now } from '@functions/platform/clock'
import type { Effect } from '@functions/platform/events/effect'
import type { Actor } from '@functions/platform/http/token'
import { stillTrusted } from '@functions/platform/http/trust'
import { isProblem, problem } from '@functions/platform/problem'
import { actFingerprint } from '@functions/platform/store/ids'
import { labelOf } from '@functions/platform/store/label'
import { firstOf } from '@functions/platform/store/repeat'
import { transact, untilAnswered } from '@functions/platform/store/transact'
import { factNow, facts, factTakenBack } from '@functions/worklog/facts'
import type { Inputs, Outputs } from '@shared/contract/contract'
import { dutyBecomes, visitTakenBack } from './duty'
import { termFor } from './instructing'
import { visitsNow } from './posts'
import { isVisit, visitIn } from './visitSource'

type Answer = Outputs['orgs']['takeVisitBack']

/**
 * Takes back a visit that the caller logged: another entry of the work log does, and the enterprise's visits follow from it.
 * Two reads and one transaction of 10 write units. @throws NOT_FOUND, VISIT_GONE
 */
export async function takeVisitBack(actor: Actor, input: Inputs['orgs']['takeVisitBack']): Promise<Answer> {
  const { orgId, visitId, id, reason } = input
  const hash = actFingerprint(actor, { orgId, visitId, reason })
  return untilAnswered<Answer>(async () => {
    await termFor(actor, orgId)
    const visit = await factNow(visitId)
    const isTheirs = visit?.by === actor.memberId && visit.streetId === actor.streetId
    if (!isTheirs || !isVisit(visit, orgId)) throw problem('NOT_FOUND')
    if (visit.reversedBy !== undefined) {
      if (!firstOf(await factNow(id), hash)) throw problem('VISIT_GONE')
      return { visitId }
    }
    const act = { id, hash, reason, by: actor.memberId, byLabel: await labelOf(actor, '党建指导员'), at: now() }
    const { steps } = factTakenBack<Answer>(visit, act, () => ({ visitId }))
    return transact<Answer>([...steps, stillTrusted(actor)], () => ({ visitId }))
  }).catch((error: unknown) => {
    throw isProblem(error, 'ENTRY_REVERSED') ? problem('VISIT_GONE') : error
  })
}

/** An entry of a visit that is taken back, by whom ever, is no visit: its month is open again. A repeat changes nothing. */
export const visitsFollow: Effect = {
  name: 'visitsFollow',
  kinds: [facts.kind],
  run: async ({ after }) => {
    const fact = after && facts.read(after)
    const source = fact?.reversedBy === undefined ? undefined : visitIn(fact)
    if (!fact || !source) return
    await untilAnswered<void>(async () => {
      const duty = await visitsNow(source.orgId)
      if (!duty?.visits.some(({ id }) => id === source.visitId)) return undefined
      const change = { ...visitTakenBack(duty, source.visitId), by: fact.by, at: duty.at }
      return transact<void>([dutyBecomes(duty, change)], () => undefined)
    })
  },
}
