import { cached } from '@functions/platform/cache'
import { problem } from '@functions/platform/problem'
import { AGAIN, type Step } from '@functions/platform/store/transact'
import { get, getNow, putIf } from '@functions/platform/store/writes'
import { leftOut, nextDue, type Plan, type Progress, settled } from '@shared/rules/duties/plan'
import type { Day } from '@shared/rules/time/day'
import type { FormattedItem } from 'dynamodb-toolbox/entity'
import { dutyPlace, RecurringDuty } from './entities'

export type Duty = FormattedItem<typeof RecurringDuty>

/** So many duties does one warm function remember. */
const MOST = 2000

/** A duty; kept ≤ 60 s. What is written depends on its version, and reads it anew when that has risen. */
const kept = cached((id) => get(RecurringDuty, { id }), { most: MOST })

/** A duty of the street, maybe as it was a moment ago. @throws NOT_FOUND */
export async function dutyOf(streetId: string, dutyId: string): Promise<Duty> {
  const duty = await kept(dutyId)
  if (duty) return ofStreet(duty, streetId)
  kept.forget(dutyId)
  return dutyNow(streetId, dutyId)
}

/** A duty of the street as it stands. 1 read unit. @throws NOT_FOUND */
export const dutyNow = async (streetId: string, dutyId: string): Promise<Duty> =>
  ofStreet(await getNow(RecurringDuty, { id: dutyId }), streetId)

function ofStreet(duty: Duty | undefined, streetId: string): Duty {
  if (duty?.streetId !== streetId) throw problem('NOT_FOUND')
  return duty
}

/** Is a duty over on that day? */
export const isOver = ({ plan }: Duty, day: Day): boolean => plan.to !== undefined && plan.to < day

interface Change {
  by: string
  at: number
  plan?: Plan
  progress?: Progress
  /** Of a change that writes no entry: what knows it again. */
  made?: { id: string; hash: string }
}

/** Of so many who write down the same duty at once each gets through: every round one of them does. */
export const ROUNDS = 20

/** The last writes that are remembered. */
const REMEMBERED = 10

/** The duty changed, provided that nobody changed it since it was read. 2 write units, 4 more when it is due on another day. */
export function changed(duty: Duty, { made, ...change }: Change): Step<never> {
  const { queuePk: _, queueSk: __, ...rest } = duty
  const next = {
    ...rest,
    ...change,
    made: made ? [...duty.made, made].slice(-REMEMBERED) : duty.made,
    version: duty.version + 1,
  }
  const place = dutyPlace(duty.streetId, duty.communityId, nextDue(next.plan, next.progress), duty.id)
  return putIf<typeof RecurringDuty>(
    RecurringDuty,
    { ...next, ...place },
    { attr: 'version', eq: duty.version },
    () => {
      kept.forget(duty.id)
      return AGAIN
    },
  )
}

type Settled = { steps: Step<never>[]; settles?: Day }
type By = { by: string; at: number }

/** What one time on `day` changes of the duty, and which period it counts for: none when that is over. */
export function settledOn(duty: Duty, day: Day, { by, at }: By): Settled {
  const progress = settled(duty.plan, duty.progress, day)
  if (progress === duty.progress) return { steps: [] }
  return { steps: [changed(duty, { by, at, progress })], settles: progress.period }
}

/** The same when the time that is due next is left out. @throws DUTY_OVER */
export function leftOutOf(duty: Duty, { by, at }: By): Settled {
  const progress = leftOut(duty.plan, duty.progress)
  if (!progress) throw problem('DUTY_OVER')
  return { steps: [changed(duty, { by, at, progress })], settles: progress.period }
}

/** What changes when an entry that counted for `period` is taken back: one less, as long as that period is the latest. */
export function takenBackFrom(duty: Duty, settles: Day | undefined, { by, at }: By): Step<never>[] {
  const { period, settled: count } = duty.progress
  if (settles !== period || count === 0) return []
  return [changed(duty, { by, at, progress: { period, settled: count - 1 } })]
}

/** After a write: what is kept of the duty is older. */
export const forgetDuty = (id: string | undefined) => {
  if (id !== undefined) kept.forget(id)
}
