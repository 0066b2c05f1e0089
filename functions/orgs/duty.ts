import { now } from '@functions/platform/clock'
import { pick } from '@functions/platform/pick'
import type { Step } from '@functions/platform/store/transact'
import { putIf, putNew } from '@functions/platform/store/writes'
import type { Outputs } from '@shared/contract/contract'
import { beginning, missed, nextDue, type Plan, periodOf, settled } from '@shared/rules/duties/plan'
import { VISIT_LIMITS, visitsFrom } from '@shared/rules/people/instructing'
import { type Day, dayOf } from '@shared/rules/time/day'
import type { FormattedItem } from 'dynamodb-toolbox/entity'
import { OrgDuty, orgDutyPlace, ownDutyPlace } from './dutyEntities'

export type OrgDutyItem = FormattedItem<typeof OrgDuty>

/** Until when it is due next; nothing when it is over. */
export const dueOf = ({ plan, progress, outcome }: OrgDutyItem): Day | undefined =>
  outcome === undefined ? nextDue(plan, progress) : undefined

/** Visits are nobody's any more once the term is over by which somebody made them, whatever is stored. */
export const isStillTheirs = ({ kind, until }: OrgDutyItem): boolean =>
  kind !== 'visit' || until === undefined || until >= dayOf(now())

/** A duty as its owner and staff see it. */
export function dutyView(duty: OrgDutyItem): Outputs['orgs']['settle'] {
  const { plan, progress, ownerLabel, id, outcome } = duty
  return {
    ...pick(duty, 'orgId', 'kind', 'title', 'ownerId', 'outcome', 'reason', 'meetingId', 'version'),
    dutyId: id,
    owner: ownerLabel,
    dueOn: dueOf(duty),
    missed: outcome === undefined ? missed(plan, progress, dayOf(now())) : 0,
  }
}

/** The last writes that are remembered. */
const REMEMBERED = 10

type Change = Partial<
  Pick<
    OrgDutyItem,
    'ownerId' | 'ownerLabel' | 'termId' | 'until' | 'plan' | 'progress' | 'visits' | 'outcome' | 'reason'
  >
> & { by: string; at: number; made?: { id: string; hash: string } }

/** A duty as it becomes, at its place. */
export function becomes(duty: OrgDutyItem, { made, ...change }: Change): OrgDutyItem {
  const { queuePk: _, queueSk: __, ...rest } = duty
  const next: OrgDutyItem = {
    ...rest,
    ...change,
    made: made ? [...duty.made, made].slice(-REMEMBERED) : duty.made,
    version: duty.version + 1,
  }
  return { ...next, ...ownDutyPlace(next, dueOf(next)) }
}

/** The duty changed, provided that nobody changed it since it was read; up to 6 write units. */
export const dutyBecomes = (duty: OrgDutyItem, change: Change): Step<never> =>
  putIf<typeof OrgDuty>(OrgDuty, becomes(duty, change), { attr: 'version', eq: duty.version })

interface NewDuty {
  id: string
  streetId: string
  orgId: string
  kind: 'visit' | 'decision'
  title: string
  plan: Plan
  by: string
  at: number
  meetingId?: string
  ownerId: string
  ownerLabel: string
  termId?: string
  until?: string
}

/** A new duty, from its first period on unless told. */
export function newDuty(given: NewDuty, progress = beginning(given.plan, dayOf(given.at))): OrgDutyItem {
  const duty: OrgDutyItem = {
    ...given,
    progress,
    visits: [],
    version: 1,
    made: [],
    ...orgDutyPlace(given.orgId, given.at, given.id),
  }
  return { ...duty, ...ownDutyPlace(duty, dueOf(duty)) }
}

/** A new duty, unless there is one; 6 write units. */
export const dutyBegins = (given: NewDuty): Step<never> => putNew(OrgDuty, newDuty(given))

export interface Instructing {
  ownerId: string
  ownerLabel: string
  termId: string
  until: string
}

/** Who visits an enterprise from now on. What was missed before stays with the one before: a new instructor begins anew. */
export function visitsGoTo(
  { streetId, orgId, name }: { streetId: string; orgId: string; name: string },
  duty: OrgDutyItem | undefined,
  whose: Instructing,
  act: { by: string; at: number },
): Step<never> {
  const plan = visitsFrom(dayOf(act.at))
  if (!duty) return dutyBegins({ id: orgId, streetId, orgId, kind: 'visit', title: name, plan, ...whose, ...act })
  return dutyBecomes(duty, { ...whose, ...act, plan, progress: beginning(plan, dayOf(act.at)) })
}

/** Nobody visits it until another is appointed. */
export const visitsStop = (duty: OrgDutyItem, act: { by: string; at: number }): Step<never> =>
  dutyBecomes(duty, { ...act, ownerId: undefined, ownerLabel: undefined, termId: undefined, until: undefined })

/** A visit less: the month it settled is due again when it is still the latest, and no other visit settles it. */
export function visitTakenBack({ plan, progress, visits }: OrgDutyItem, visitId: string) {
  const gone = visits.find(({ id }) => id === visitId)
  const isLatest = gone !== undefined && periodOf(plan, gone.day).first === progress.period && progress.settled > 0
  return {
    progress: isLatest ? { ...progress, settled: progress.settled - 1 } : progress,
    visits: visits.filter(({ id }) => id !== visitId),
  }
}

/** A visit more: it settles its month, and stands among the last ones. */
export const visitedOn = (duty: OrgDutyItem, visit: OrgDutyItem['visits'][number]) => ({
  progress: settled(duty.plan, duty.progress, visit.day),
  visits: [...duty.visits, visit].sort((a, b) => (a.day < b.day ? -1 : 1)).slice(-VISIT_LIMITS.shown),
})
