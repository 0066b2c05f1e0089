import { listOf } from '@functions/platform/lists/list'
import { fingerprinted } from '@functions/platform/sealed/tokens'
import { kind } from '@functions/platform/store/table'
import { AGE_BANDS, type AgeBand, SIGNUP_STATES, type SignupState } from '@shared/rules/activities/activity'
import { remindsAt } from '@shared/rules/activities/standing'
import { Entity, type FormattedItem } from 'dynamodb-toolbox/entity'
import { boolean, item, list, map, number, string } from 'dynamodb-toolbox/schema'
import { moment } from './entities'

/**
 * who      question                                          key
 * member   did I sign up; what for (beside the home query)   MEMBER#<id> / HEAD#SIGNUP#<activity>
 * staff    who is in, waits, was offered a place, or left    byQueue  SIGNUPS#<activity> / <state>#<position>#<moment>#<member>
 * anybody  who waits longest; whose offer has passed         the same, of one state and position
 * schedule offers that have passed                           byOwner  OFFERS#<street> / <until>#<activity>#<position>#<member>
 * schedule who is to be reminded                             byOwner  REMINDERS#<street> / <moment>#<activity>#<member>
 */
const states = Object.keys(SIGNUP_STATES) as [SignupState, ...SignupState[]]
const bands = Object.keys(AGE_BANDS) as [AgeBand, ...AgeBand[]]

/** A sign-up. It goes 30 days after the activity: with it who came along and who did not come. */
export const Signup = new Entity({
  ...kind('signup'),
  schema: item({
    memberId: string().key(),
    activityId: string().key(),
    streetId: string(),
    state: string().enum(...states),
    positionId: string(),
    /** Places it takes. */
    places: number(),
    adults: number(),
    /** Nothing of a child but these two. */
    children: list(map({ band: string().enum(...bands), count: number() })),
    /** When it came: whoever waits stands in this order. */
    at: number(),
    offerUntil: number().optional(),
    /** When they left so late that nobody could be asked. */
    lateAt: number().optional(),
    /** Staff let them in on purpose, or took them out. */
    above: map({ by: string(), byLabel: string(), reason: string() }).optional(),
    dropped: map({ by: string(), byLabel: string(), reason: string() }).optional(),
    /** They want to be reminded; and of which start they were. */
    remind: boolean().optional(),
    remindedOf: number().optional(),
    starts: number(),
    ends: number(),
    /** Rises with every change; every change is conditioned on it. */
    version: number(),
    made: list(map({ id: string(), hash: fingerprinted() })),
    queuePk: string(),
    queueSk: string(),
    ownerPk: string().optional(),
    ownerSk: string().optional(),
    /** Epoch seconds. */
    expiresAt: number(),
  }),
  computeKey: ({ memberId, activityId }) => ({ pk: `MEMBER#${memberId}`, sk: `HEAD#SIGNUP#${activityId}` }),
})

export type SignupItem = FormattedItem<typeof Signup>

const signupsPartition = (activityId: string) => `SIGNUPS#${activityId}`
const offersPartition = (streetId: string) => `OFFERS#${streetId}`
const remindersPartition = (streetId: string) => `REMINDERS#${streetId}`

type Placed = Pick<
  SignupItem,
  | 'activityId'
  | 'memberId'
  | 'streetId'
  | 'state'
  | 'positionId'
  | 'at'
  | 'offerUntil'
  | 'starts'
  | 'remind'
  | 'remindedOf'
>

/**
 * Where a sign-up stands: in its activity's list by its state, while a place is kept among the offers, and while a reminder is to
 * come among those.
 */
export const signupPlace = (signup: Placed) => {
  const { activityId, memberId, state, positionId, at, offerUntil = 0 } = signup
  return {
    queuePk: signupsPartition(activityId),
    queueSk: `${state}#${positionId}#${moment(state === 'offered' ? offerUntil : at)}#${memberId}`,
    ...duePlace(signup),
  }
}

/** Where what the clock does to it stands: in one list at most, for only who is in is reminded. */
function duePlace({ activityId, memberId, streetId, positionId, ...signup }: Placed) {
  const { state, offerUntil = 0, starts, remind, remindedOf } = signup
  if (state === 'offered') {
    return {
      ownerPk: offersPartition(streetId),
      ownerSk: `${moment(offerUntil)}#${activityId}#${positionId}#${memberId}`,
    }
  }
  if (state === 'in' && remind && remindedOf !== starts) {
    return { ownerPk: remindersPartition(streetId), ownerSk: `${moment(remindsAt(starts))}#${activityId}#${memberId}` }
  }
  return { ownerPk: undefined, ownerSk: undefined }
}

/** Sign-ups of one state, in the order of their places. */
export const signupsIn = (activityId: string, state: SignupState) =>
  listOf(Signup, { index: 'byQueue', partition: signupsPartition(activityId), range: { beginsWith: `${state}#` } })

/** All sign-ups of an activity. */
export const signupsOf = (activityId: string) =>
  listOf(Signup, { index: 'byQueue', partition: signupsPartition(activityId) })

/** Who waits for a position, longest first; only those before a moment when one is named. */
export const waitersOf = (activityId: string, positionId: string, before?: { at: number; memberId: string }) =>
  listOf(Signup, {
    index: 'byQueue',
    partition: signupsPartition(activityId),
    range: before
      ? {
          between: [`waiting#${positionId}#`, `waiting#${positionId}#${moment(before.at)}#${before.memberId}`],
        }
      : { beginsWith: `waiting#${positionId}#` },
  })

/** Places that were kept until before a moment and not taken. */
export const passedOffers = (activityId: string, positionId: string, nowMs: number) =>
  listOf(Signup, {
    index: 'byQueue',
    partition: signupsPartition(activityId),
    range: { between: [`offered#${positionId}#`, `offered#${positionId}#${moment(nowMs)}#~`] },
  })

/** Offers of a street that have passed, earliest first. */
export const passedIn = (streetId: string, nowMs: number) =>
  listOf(Signup, { index: 'byOwner', partition: offersPartition(streetId), range: { lt: moment(nowMs + 1) } })

/** Who of a street is to be reminded by now, earliest first. */
export const remindersUntil = (streetId: string, nowMs: number) =>
  listOf(Signup, { index: 'byOwner', partition: remindersPartition(streetId), range: { lt: moment(nowMs + 1) } })

/** What a member signed up for, latest activity first. */
export const signupsBy = (memberId: string) =>
  listOf(Signup, { partition: `MEMBER#${memberId}`, range: { beginsWith: 'HEAD#SIGNUP#' }, reverse: true })
