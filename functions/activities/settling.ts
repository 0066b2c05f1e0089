import { now } from '@functions/platform/clock'
import { AGAIN, type Step, transact, untilAnswered } from '@functions/platform/store/transact'
import { getNow, putIf, updateIf } from '@functions/platform/store/writes'
import { offerEnds } from '@shared/rules/activities/seats'
import { $add } from 'dynamodb-toolbox/entity/actions/update'
import { Seats, type SeatsItem } from './entities'
import { passedOffers, Signup, type SignupItem, signupPlace, waitersOf } from './signupEntities'

/** So many offers pass, and so many are made, in one transaction. */
const AT_ONCE = 20
/** So many transactions at most; whoever comes next goes on. */
const MOST = 40

type Places = Pick<SeatsItem, 'activityId' | 'positionId'>

/** Could there be something to settle? An offer may have passed, or there is room for who waits. */
export const mayBeSettled = ({ free, waiting, offered }: SeatsItem): boolean => offered > 0 || (free > 0 && waiting > 0)

/** A sign-up in another state, provided that it stands as it was seen. 2 write units, and 2 or 4 in its lists. */
export const signupBecomes = (signup: SignupItem, change: Partial<SignupItem>): Step<never> => {
  const next = { ...signup, ...change, version: signup.version + 1 }
  return putIf<typeof Signup>(Signup, { ...next, ...signupPlace(next) }, { attr: 'version', eq: signup.version })
}

/**
 * Brings the places of an activity to what the clock says: a place that was kept and not taken goes on to whoever waits longest
 * and fits. Nothing begins for an activity that has begun or is cancelled. It needs no schedule: whatever reads or writes the
 * places calls it first. One read while there is nothing to do. A place in the queue is read from an index: whoever joined within
 * the last second may be seen a moment later, which is behind everybody else.
 */
export async function settled(places: Places): Promise<SeatsItem | undefined> {
  const key = { activityId: places.activityId, positionId: places.positionId }
  let seats = await getNow(Seats, key)
  for (let round = 0; round < MOST && seats && mayBeSettled(seats); round++) {
    const moved = await untilAnswered<boolean>(async () => {
      seats = await getNow(Seats, key)
      return seats ? settleOnce(seats) : false
    })
    seats = await getNow(Seats, key)
    if (!moved) break
  }
  return seats
}

/** The same of all places of an activity that may need it. */
export async function allSettled(all: readonly SeatsItem[]): Promise<SeatsItem[]> {
  const now = await Promise.all(all.map((seats) => (mayBeSettled(seats) ? settled(seats) : seats)))
  return now.flatMap((seats) => (seats ? [seats] : []))
}

/** One transaction of it; false when there was nothing to do. */
async function settleOnce(seats: SeatsItem): Promise<boolean | typeof AGAIN> {
  const at = now()
  const { activityId, positionId, starts, publishedAt, cancelledAt } = seats
  if (publishedAt === undefined || cancelledAt !== undefined || at >= starts) return false
  const [passed, waiting] = await Promise.all([
    seats.offered > 0 ? passedOffers(activityId, positionId, at).first(AT_ONCE) : [],
    seats.waiting > 0 ? waitersOf(activityId, positionId).first(AT_ONCE) : [],
  ])
  const back = placesOf(passed)
  const promoted = fitting(waiting, seats.free + back)
  if (passed.length + promoted.length === 0) return false
  const taken = placesOf(promoted)
  const until = offerEnds(at, starts)
  const steps: Step<boolean>[] = [
    updateIf<typeof Seats, boolean>(
      Seats,
      {
        ...{ activityId, positionId, free: $add(back - taken), taken: $add(taken - back) },
        waiting: $add(-promoted.length),
        offered: $add(promoted.length - passed.length),
      },
      {
        and: [
          { attr: 'cancelledAt', exists: false },
          { attr: 'starts', gt: at },
          { attr: 'waiting', gte: promoted.length },
          { attr: 'offered', gte: passed.length },
          // Nobody is promoted into places that were taken away meanwhile.
          ...(promoted.length > 0 ? [{ attr: 'free', gte: taken - back } as const] : []),
        ],
      },
      () => AGAIN,
    ),
    ...passed.map((signup) => signupBecomes(signup, { state: 'passed' })),
    ...promoted.map((signup) => signupBecomes(signup, { state: 'offered', offerUntil: until })),
  ]
  return transact<boolean>(steps, () => true)
}

const placesOf = (signups: readonly SignupItem[]) => signups.reduce((sum, { places }) => sum + places, 0)

/** Whoever waited longest, as many as fit: nobody behind somebody who does not. */
function fitting(waiting: readonly SignupItem[], free: number): SignupItem[] {
  let left = free
  const first = waiting.findIndex(({ places }) => {
    left -= places
    return left < 0
  })
  return waiting.slice(0, first === -1 ? waiting.length : first)
}
