import { allOf, listOf } from '@functions/platform/lists/list'
import { fingerprinted } from '@functions/platform/sealed/tokens'
import { kind } from '@functions/platform/store/table'
import {
  ACTIVITY_KINDS,
  type ActivityKind,
  ATTENDANCE_MODES,
  type AttendanceMode,
} from '@shared/rules/activities/activity'
import { REPEATS, type Repeat } from '@shared/rules/activities/repeats'
import { ROLES, type Role } from '@shared/rules/people/roles'
import { OCCUPATIONS, type Occupation } from '@shared/rules/text/words'
import { Entity, type FormattedItem } from 'dynamodb-toolbox/entity'
import { boolean, item, list, map, number, string } from 'dynamodb-toolbox/schema'

/**
 * who      question                                       key
 * anybody  an activity with its words and places          ACTIVITY#<id> / NOW#HEAD, NOW#SEATS#<position>, NOW#TEXT   (one query)
 * anybody  what begins in a street, by its start          byQueue  ACTIVITIES#<street> / <starts>#<id>
 * staff    drafts, by their last change                   byQueue  ACTIVITYDRAFTS#<street> / <at>#<id>
 * staff    the days of a series                           SERIES#<id> / SERIES
 */
const kinds = Object.keys(ACTIVITY_KINDS) as [ActivityKind, ...ActivityKind[]]
const modes = Object.keys(ATTENDANCE_MODES) as [AttendanceMode, ...AttendanceMode[]]
const roles = Object.keys(ROLES) as [Role, ...Role[]]
const occupations = Object.keys(OCCUPATIONS) as [Occupation, ...Occupation[]]
const repeats = Object.keys(REPEATS) as [Repeat, ...Repeat[]]

export const activityPartition = (activityId: string) => `ACTIVITY#${activityId}`

const named = () => map({ orgId: string(), name: string() })

/** An activity without its text. Where it stands follows from its times and the clock. */
export const Activity = new Entity({
  ...kind('activity'),
  schema: item({
    activityId: string().key(),
    streetId: string(),
    /** Rises with every change; every change is conditioned on it. */
    revision: number(),
    kind: string().enum(...kinds),
    title: string(),
    host: named().optional(),
    /** Whose it is: it is counted there, once. */
    communityId: string(),
    /** Communities that take part. */
    with: list(string()),
    partners: list(named()),
    starts: number(),
    ends: number(),
    place: map({
      kind: string().enum('station', 'shop', 'point'),
      stationId: string().optional(),
      merchantId: string().optional(),
      name: string(),
      address: string().optional(),
      location: map({ latitude: number(), longitude: number() }).optional(),
    }),
    audience: map({
      communities: list(string()),
      occupations: list(string().enum(...occupations)),
      organisations: list(string()),
      roles: list(string().enum(...roles)),
    }),
    signUp: boolean(),
    capacity: number().optional(),
    positions: list(map({ positionId: string(), name: string(), capacity: number().optional() })),
    opensAt: number().optional(),
    closesAt: number().optional(),
    along: number(),
    children: boolean(),
    bring: string().optional(),
    contact: map({ name: string(), phone: string() }).optional(),
    mode: string().enum(...modes),
    walkIns: boolean(),
    items: list(map({ name: string(), each: number() })),
    seriesId: string().optional(),
    summaryId: string().optional(),
    publishedAt: number().optional(),
    /** When what is published was last changed. */
    changedAt: number().optional(),
    cancelled: map({ at: number(), reason: string(), by: string(), byLabel: string() }).optional(),
    /** The last writes, so that one that is sent again is known. */
    made: list(map({ id: string(), hash: fingerprinted(), revision: number() })),
    by: string(),
    byLabel: string(),
    at: number(),
    queuePk: string(),
    queueSk: string(),
  }),
  computeKey: ({ activityId }) => ({ pk: activityPartition(activityId), sk: 'NOW#HEAD' }),
})

/** What it is about. */
export const ActivityText = new Entity({
  ...kind('activityText'),
  schema: item({ activityId: string().key(), text: string() }),
  computeKey: ({ activityId }) => ({ pk: activityPartition(activityId), sk: 'NOW#TEXT' }),
})

/** Kept where there is no limit: so `free` is a number one can be conditioned on. */
export const NO_LIMIT = 1_000_000

/** An activity without positions has one item of places, under this. */
export const WHOLE = '-'

/**
 * The places of an activity, or of one position. `free` is kept, because a condition cannot add: capacity = free + taken always.
 * Its times are the activity's, so that a sign-up depends on this item alone.
 */
export const Seats = new Entity({
  ...kind('seats'),
  schema: item({
    activityId: string().key(),
    positionId: string().key(),
    name: string().optional(),
    capacity: number(),
    free: number(),
    /** Places of those who are in, and those kept for somebody. */
    taken: number(),
    /** Sign-ups that wait; and those for whom a place is kept. */
    waiting: number(),
    offered: number(),
    signUp: boolean(),
    opensAt: number(),
    closesAt: number(),
    starts: number(),
    publishedAt: number().optional(),
    cancelledAt: number().optional(),
  }),
  computeKey: ({ activityId, positionId }) => ({ pk: activityPartition(activityId), sk: `NOW#SEATS#${positionId}` }),
})

/** The days of a series, each an activity of its own. */
export const Series = new Entity({
  ...kind('series'),
  schema: item({
    seriesId: string().key(),
    streetId: string(),
    repeat: string().enum(...repeats),
    until: string(),
    days: list(map({ day: string(), activityId: string() })),
    by: string(),
    at: number(),
  }),
  computeKey: ({ seriesId }) => ({ pk: `SERIES#${seriesId}`, sk: 'SERIES' }),
})

export type ActivityItem = FormattedItem<typeof Activity>
export type SeatsItem = FormattedItem<typeof Seats>

/** A moment as part of a key. */
export const moment = (at: number) => String(Math.max(0, at)).padStart(15, '0')

const listed = (streetId: string) => `ACTIVITIES#${streetId}`
const drafts = (streetId: string) => `ACTIVITYDRAFTS#${streetId}`

/** Where it stands: among those of its street by its start, or among the drafts. */
export const listedPlace = (streetId: string, starts: number, activityId: string) => ({
  queuePk: listed(streetId),
  queueSk: `${moment(starts)}#${activityId}`,
})
export const draftPlace = (streetId: string, at: number, activityId: string) => ({
  queuePk: drafts(streetId),
  queueSk: `${moment(at)}#${activityId}`,
})

/** What begins between two moments (the second excluded), in order; backwards when asked for. */
export const beginningIn = (streetId: string, from: number, until: number, reverse = false) =>
  listOf(Activity, {
    index: 'byQueue',
    partition: listed(streetId),
    range: { between: [moment(from), moment(until)] },
    reverse,
  })

/** The same between two places of the list. */
export const beginningBetween = (streetId: string, between: [string, string]) =>
  listOf(Activity, { index: 'byQueue', partition: listed(streetId), range: { between } })

/** Drafts of a street, latest change first. */
export const draftsIn = (streetId: string) =>
  listOf(Activity, { index: 'byQueue', partition: drafts(streetId), reverse: true })

/** An activity with its words and places, as they stand; undefined when there is none. One query. */
export async function wholeActivity(activityId: string) {
  const all = await allOf({ partition: activityPartition(activityId), begin: 'NOW#' }, Activity, ActivityText, Seats)
  const head = all.find((each) => each.entity === 'activity')
  const text = all.find((each) => each.entity === 'activityText')
  if (!head) return undefined
  return { head, text: text?.text ?? '', seats: all.filter((each) => each.entity === 'seats') }
}
