import { now } from '@functions/platform/clock'
import type { Actor } from '@functions/platform/http/token'
import { stillTrusted } from '@functions/platform/http/trust'
import { problem } from '@functions/platform/problem'
import { actFingerprint } from '@functions/platform/store/ids'
import { firstOf } from '@functions/platform/store/repeat'
import { AGAIN, type Step, transact, untilAnswered } from '@functions/platform/store/transact'
import { getNow, putIf, updateIf } from '@functions/platform/store/writes'
import type { Inputs, Outputs } from '@shared/contract/contract'
import { type Along, placesFor, SIGNUP_DAYS } from '@shared/rules/activities/activity'
import { leavesLate } from '@shared/rules/activities/standing'
import { sayMoment } from '@shared/rules/time/day'
import { $add } from 'dynamodb-toolbox/entity/actions/update'
import { type ActivityItem, Seats, type SeatsItem, WHOLE } from './entities'
import { readable } from './heads'
import { mayBeSettled, settled, signupBecomes } from './settling'
import { Signup, type SignupItem, signupPlace } from './signupEntities'
import { signupView } from './views'

type SignedUp = Outputs['activities']['signUp']

/** So many writes of a sign-up are remembered. */
const REMEMBERED = 8
const DAY_MS = 86_400_000

/** When a sign-up goes, epoch seconds. */
export const goesAt = (ends: number): number => Math.floor((ends + SIGNUP_DAYS * DAY_MS) / 1000)

/** Is it one that counts: in, waiting, or with a place that is kept still? */
export const isLive = ({ state, offerUntil = 0 }: SignupItem, nowMs: number): boolean =>
  state === 'in' || state === 'waiting' || (state === 'offered' && offerUntil > nowMs)

export const remembered = (signup: SignupItem | undefined, made: { id: string; hash: string }) =>
  [...(signup?.made ?? []), made].slice(-REMEMBERED)

/** What this id wrote of a sign-up before. @throws IDEMPOTENCY_CONFLICT */
export const signupBefore = (signup: SignupItem | undefined, id: string, hash: string) =>
  firstOf(
    signup?.made.find((each) => each.id === id),
    hash,
  ) && signup

/** Which places a sign-up is for. @throws SIGNUP_ALONG */
export function positionOf({ positions }: ActivityItem, positionId: string | undefined): string {
  if (positions.length === 0) return WHOLE
  if (positionId === undefined || !positions.some((each) => each.positionId === positionId)) {
    throw problem('SIGNUP_ALONG', { message: '请先选一个岗位' })
  }
  return positionId
}

/** @throws SIGNUP_ALONG */
export function refuseAlong({ along, children: mayBring }: ActivityItem, given: Along): void {
  if (given.children.length > 0 && !mayBring) {
    throw problem('SIGNUP_ALONG', { message: '这个活动不带孩子，请改一下同行的人' })
  }
  if (placesFor(given) - 1 > along) {
    const message = along === 0 ? '这个活动不能带人，请去掉同行的人' : `同行的人最多 ${along} 位，请改一下`
    throw problem('SIGNUP_ALONG', { message })
  }
}

/** Sign-ups are taken this moment. */
const isOpen = (at: number) => [
  { attr: 'signUp', eq: true } as const,
  { attr: 'publishedAt', exists: true } as const,
  { attr: 'cancelledAt', exists: false } as const,
  { attr: 'opensAt', lte: at } as const,
  { attr: 'closesAt', gt: at } as const,
]

/** @throws what keeps a sign-up out: NOT_FOUND, ACTIVITY_CANCELLED, SIGNUP_NOT_YET, SIGNUP_CLOSED */
function refuseClosed(seats: SeatsItem | undefined, head: ActivityItem, at: number): asserts seats is SeatsItem {
  if (seats?.publishedAt === undefined) throw problem('NOT_FOUND')
  if (seats.cancelledAt !== undefined)
    throw problem('ACTIVITY_CANCELLED', { reason: head.cancelled?.reason ?? '请看通知' })
  if (!seats.signUp || seats.closesAt <= at) throw problem('SIGNUP_CLOSED')
  if (seats.opensAt > at) throw problem('SIGNUP_NOT_YET', { from: sayMoment(seats.opensAt, at), at: seats.opensAt })
}

/**
 * Signs the caller up with who comes along: in when there is room and nobody waits, else into the queue, in one transaction of 8
 * write units. Warm no read, one trip; one more when the phone did not know that it is full, and those of settling when a place
 * was kept for somebody.
 * @throws NOT_FOUND, ACTIVITY_CANCELLED, SIGNUP_CLOSED, SIGNUP_NOT_YET, SIGNED_UP, SIGNUP_ALONG
 */
export async function signUp(actor: Actor, input: Inputs['activities']['signUp']): Promise<SignedUp> {
  const { activityId, id, positionId: asked, adults, children, full = false } = input
  const { memberId, streetId } = actor
  const hash = actFingerprint(actor, { signUp: activityId, asked, adults, children })
  const at = now()
  let seen: SignupItem | undefined
  let waits: boolean = full
  let isSettled = false
  return untilAnswered<SignedUp>(async () => {
    const head = await readable(actor, activityId)
    const positionId = positionOf(head, asked)
    refuseAlong(head, { adults, children })
    const places = placesFor({ adults, children })
    const key = { activityId, positionId }
    const given = { memberId, activityId, streetId, positionId, places, adults, children, at }
    const signup: SignupItem = {
      ...given,
      state: waits ? 'waiting' : 'in',
      ...{ starts: head.starts, ends: head.ends, expiresAt: goesAt(head.ends) },
      version: (seen?.version ?? 0) + 1,
      made: remembered(seen, { id, hash }),
      queuePk: '',
      queueSk: '',
    }
    const item = { ...signup, ...signupPlace(signup) }
    const mine = putIf<typeof Signup, SignedUp>(
      Signup,
      item,
      seen ? { attr: 'version', eq: seen.version } : { attr: 'version', exists: false },
      (old) => {
        const before = signupBefore(old, id, hash)
        if (before) return { signup: signupView(before) }
        if (old && isLive(old, at)) throw problem('SIGNED_UP')
        seen = old
        return AGAIN
      },
    )
    const learn = (old: SeatsItem | undefined): typeof AGAIN => {
      refuseClosed(old, head, at)
      const hasRoom = old.waiting === 0 && old.free >= places
      // A place that was kept may have passed: then it is the first one's who waits, or the caller's.
      if (!hasRoom && mayBeSettled(old) && !isSettled) settleFirst = true
      waits = !hasRoom
      return AGAIN
    }
    let settleFirst = false
    const answer = await transact<SignedUp>(
      [mine, waits ? joins(key, { places, at, isSettled }, learn) : takes(key, places, at, learn), stillTrusted(actor)],
      () => ({ signup: signupView(item) }),
    )
    if (!settleFirst) return answer
    isSettled = true
    const seats = await settled(key)
    if (seats) waits = !(seats.waiting === 0 && seats.free >= places)
    return AGAIN
  })
}

type Key = Pick<SeatsItem, 'activityId' | 'positionId'>
type Learn = (old: SeatsItem | undefined) => typeof AGAIN

/** Takes places that are free, if nobody waits. 2 write units. */
const takes = (key: Key, places: number, at: number, learn: Learn): Step<never> =>
  updateIf<typeof Seats>(
    Seats,
    { ...key, free: $add(-places), taken: $add(places) },
    { and: [...isOpen(at), { attr: 'free', gte: places }, { attr: 'waiting', lte: 0 }] },
    learn,
  )

/** Joins the queue, if there is one or no room. 2 write units. */
const joins = (
  key: Key,
  { places, at, isSettled }: { places: number; at: number; isSettled: boolean },
  learn: Learn,
): Step<never> =>
  updateIf<typeof Seats>(
    Seats,
    { ...key, waiting: $add(1) },
    {
      and: [
        ...isOpen(at),
        {
          or: [
            { attr: 'waiting', gt: 0 },
            { attr: 'free', lt: places },
          ],
        },
        ...(isSettled ? [] : [{ attr: 'offered', lte: 0 } as const]),
      ],
    },
    learn,
  )

/** What the places get back when a sign-up is gone. */
export function givenBack({ state, places }: Pick<SignupItem, 'state' | 'places'>) {
  if (state === 'waiting') return { waiting: $add(-1) }
  const back = { free: $add(places), taken: $add(-places) }
  return state === 'offered' ? { ...back, offered: $add(-1) } : back
}

/**
 * Takes a sign-up out, whoever does it. Its place goes on at once. Two reads, one transaction of 10 write units, and those of
 * settling. @throws SIGNUP_GONE, ACTIVITY_BEGUN
 */
export async function gone(
  { activityId, memberId }: { activityId: string; memberId: string },
  made: { id: string; hash: string },
  change: (signup: SignupItem) => Partial<SignupItem>,
  trust: Step<never>,
): Promise<SignedUp> {
  let left: SignupItem | undefined
  const answer = await untilAnswered<SignedUp>(async () => {
    const at = now()
    const signup = await getNow(Signup, { memberId, activityId })
    left = signup
    const before = signupBefore(signup, made.id, made.hash)
    if (before) return { signup: signupView(before) }
    if (!signup || !isLive(signup, at)) throw problem('SIGNUP_GONE')
    const { positionId } = signup
    const next = {
      ...signup,
      state: 'left' as const,
      ...change(signup),
      made: remembered(signup, made),
    }
    return transact<SignedUp>(
      [
        signupBecomes(signup, next),
        updateIf<typeof Seats>(
          Seats,
          { activityId, positionId, ...givenBack(signup) },
          { attr: 'starts', gt: at },
          () => {
            throw problem('ACTIVITY_BEGUN')
          },
        ),
        trust,
      ],
      () => ({ signup: signupView(next) }),
    )
  })
  if (left) await settled({ activityId, positionId: left.positionId })
  return answer
}

/** The caller gives their place up; so late that nobody can be asked any more is a fact. @throws SIGNUP_GONE, ACTIVITY_BEGUN */
export const leave = (actor: Actor, { activityId, id }: Inputs['activities']['leave']): Promise<SignedUp> =>
  gone(
    { activityId, memberId: actor.memberId },
    { id, hash: actFingerprint(actor, { leave: activityId }) },
    ({ state, starts }) => (state === 'in' && leavesLate(starts, now()) ? { lateAt: now() } : {}),
    stillTrusted(actor),
  )

/** Takes the place that is kept. A read and one transaction of 12 write units. @throws NOT_FOUND, OFFER_PASSED, ACTIVITY_CANCELLED */
export async function accept(actor: Actor, { activityId, id }: Inputs['activities']['accept']): Promise<SignedUp> {
  const { memberId } = actor
  const made = { id, hash: actFingerprint(actor, { accept: activityId }) }
  return untilAnswered<SignedUp>(async () => {
    const at = now()
    const signup = await getNow(Signup, { memberId, activityId })
    if (!signup) throw problem('NOT_FOUND')
    const before = signupBefore(signup, made.id, made.hash)
    if (before) return { signup: signupView(before) }
    const { state, offerUntil = 0, positionId } = signup
    if (state !== 'offered' || offerUntil <= at) throw problem('OFFER_PASSED')
    const next = { ...signup, state: 'in' as const, offerUntil: undefined, made: remembered(signup, made) }
    return transact<SignedUp>(
      [
        signupBecomes(signup, next),
        updateIf<typeof Seats>(
          Seats,
          { activityId, positionId, offered: $add(-1) },
          { attr: 'cancelledAt', exists: false },
          () => {
            throw problem('ACTIVITY_CANCELLED', { reason: '请看通知' })
          },
        ),
        stillTrusted(actor),
      ],
      () => ({ signup: signupView(next) }),
    )
  })
}
