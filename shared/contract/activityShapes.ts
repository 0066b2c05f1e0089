import {
  ACTIVITY_KINDS,
  ACTIVITY_LIMITS,
  AGE_BANDS,
  ATTENDANCE_MODES,
  ATTENDANCE_VIAS,
  SIGNUP_STATES,
} from '@shared/rules/activities/activity'
import { ACTIVITY_STATES, SIGNUP_WINDOWS } from '@shared/rules/activities/standing'
import * as v from 'valibot'
import { AudienceShape } from './articleShapes'
import { codesOf, Location, Moment, Slug, StationId, Text, Ulid } from './types'

const L = ACTIVITY_LIMITS

export const Count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1_000_000))
const upTo = (most: number, sentence: string) =>
  v.pipe(v.number(sentence), v.integer(sentence), v.minValue(0, sentence), v.maxValue(most, sentence))
const fromOne = (most: number, sentence: string) => v.pipe(upTo(most, sentence), v.minValue(1, sentence))
const Phone = v.pipe(v.string(), v.trim(), v.regex(/^[0-9][0-9-]{2,19}$/, '请填电话号码'))
const Capacity = fromOne(L.capacity, `名额要在 1 到 ${L.capacity} 之间，不限名额就不填`)

/** Where: a station, a shop, or a point with words. */
const TypedPlace = v.variant('kind', [
  v.object({ kind: v.literal('station'), stationId: StationId }),
  v.object({ kind: v.literal('shop'), merchantId: Slug }),
  v.object({
    kind: v.literal('point'),
    name: Text(1, L.place, '地点'),
    address: v.optional(Text(1, L.address, '地址')),
    location: v.optional(Location),
  }),
])

/** A place as it is shown; `location` (gcj02) is absent where only words were given. */
export const PlaceShape = v.object({
  kind: v.picklist(['station', 'shop', 'point']),
  stationId: v.optional(v.string()),
  merchantId: v.optional(v.string()),
  name: v.string(),
  address: v.optional(v.string()),
  location: v.optional(v.object({ latitude: v.number(), longitude: v.number() })),
})

const Position = v.object({ positionId: Slug, name: Text(1, L.position, '岗位'), capacity: v.optional(Capacity) })
/** What each person is handed, and how many of it. */
const Item = v.object({ name: Text(1, L.item, '物品'), each: fromOne(L.each, `每人要在 1 到 ${L.each} 之间`) })
const Contact = v.object({ name: Text(1, L.contact, '联系人'), phone: Phone })
const distinct = <T>(of: (item: T) => string, sentence: string) =>
  v.check((all: T[]) => new Set(all.map(of)).size === all.length, sentence)

/** What staff write. */
export const typedActivity = {
  kind: codesOf(ACTIVITY_KINDS),
  title: Text(2, L.title, '名称'),
  text: Text(0, L.text, '介绍'),
  /** The organisation that holds it; absent: the community itself. */
  hostId: v.optional(Ulid),
  /** The community whose activity it is: it is counted there, once. */
  communityId: Slug,
  /** Communities that take part: each sees it, none counts it again. */
  with: v.pipe(v.array(Slug), v.maxLength(L.with, `最多 ${L.with} 个社区`)),
  /** Organisations that take part. */
  partners: v.pipe(v.array(Ulid), v.maxLength(L.with, `最多 ${L.with} 个单位`)),
  starts: Moment,
  ends: Moment,
  place: TypedPlace,
  audience: AudienceShape,
  /** Does one have to sign up? Without it, capacity, positions and who comes along say nothing. */
  signUp: v.boolean(),
  /** Places; absent: as many as come. */
  capacity: v.optional(Capacity),
  /** Each with places of its own; then `capacity` says nothing. */
  positions: v.pipe(
    v.array(Position),
    v.maxLength(L.positions, `最多 ${L.positions} 个岗位`),
    distinct(({ positionId }) => positionId, '岗位重复了'),
  ),
  opensAt: v.optional(Moment),
  closesAt: v.optional(Moment),
  /** So many may come along with one person. */
  along: upTo(L.along, `同行的人最多 ${L.along} 位`),
  /** May children be among them? */
  children: v.boolean(),
  bring: v.optional(Text(1, L.bring, '要带的东西')),
  contact: v.optional(Contact),
  mode: codesOf(ATTENDANCE_MODES),
  /** May whoever did not sign up be checked in at the door? */
  walkIns: v.boolean(),
  /** Of a care pack: what each person is handed. */
  items: v.pipe(
    v.array(Item),
    v.maxLength(L.items, `最多 ${L.items} 种`),
    distinct(({ name }) => name, '物品重复了'),
  ),
}

const OrgName = v.object({ orgId: Ulid, name: v.string() })
/** Places of the activity; of one of its positions where it has some. */
export const SeatsShape = v.object({
  positionId: v.optional(v.string()),
  name: v.optional(v.string()),
  /** Absent: as many as come. */
  capacity: v.optional(Count),
  /** Places left; below zero where more are in than there are places now. Absent without a capacity. */
  free: v.optional(v.number()),
  taken: Count,
  /** Sign-ups that wait. */
  waiting: Count,
})

export const AlongShape = {
  adults: upTo(L.along, `同行的大人最多 ${L.along} 位`),
  children: v.pipe(
    v.array(v.object({ band: codesOf(AGE_BANDS), count: fromOne(L.along, `孩子最多 ${L.along} 位`) })),
    v.maxLength(4),
    distinct(({ band }) => band, '年龄段重复了'),
  ),
}

/** A sign-up as its owner sees it. */
export const SignupShape = v.object({
  activityId: Ulid,
  state: codesOf(SIGNUP_STATES),
  positionId: v.optional(v.string()),
  /** Places it takes: the person and who comes along. */
  places: Count,
  adults: Count,
  children: v.array(v.object({ band: codesOf(AGE_BANDS), count: Count })),
  at: Moment,
  /** Of an offered place: until when it is kept. */
  offerUntil: v.optional(Moment),
  /** Left so late that nobody could be asked any more: a fact, nothing follows from it. */
  late: v.optional(v.literal(true)),
  /** They want to be reminded before it begins. */
  remind: v.optional(v.literal(true)),
})

/** That somebody came. */
export const AttendanceShape = v.object({
  activityId: Ulid,
  /** Epoch milliseconds, as it was: hours begin no sooner than the activity. */
  in: Moment,
  inVia: codesOf(ATTENDANCE_VIAS),
  out: v.optional(Moment),
  /** Minutes of service; absent: none of its kind, or still open. */
  minutes: v.optional(Count),
  /** It ended and nobody checked out: staff close it. */
  open: v.boolean(),
  /** Points it brought; 0 where the day's cap was reached, or no rule is in force. */
  points: Count,
  /** What was handed out. */
  items: v.array(v.object({ name: v.string(), count: Count })),
  /** Staff closed or corrected the minutes. */
  corrected: v.optional(v.object({ byLabel: v.string(), at: Moment, reason: v.string() })),
  /** Staff took it back: nobody came. */
  takenBack: v.optional(v.object({ byLabel: v.string(), at: Moment, reason: v.string() })),
})

/** An activity in a list. */
export const ActivityCard = v.object({
  activityId: Ulid,
  kind: codesOf(ACTIVITY_KINDS),
  title: v.string(),
  state: codesOf(ACTIVITY_STATES),
  signUp: codesOf(SIGNUP_WINDOWS),
  starts: Moment,
  ends: Moment,
  place: PlaceShape,
  /** Who holds it: an organisation, or a community by its id. */
  host: v.object({ orgId: v.optional(Ulid), name: v.string() }),
  communityId: v.string(),
  with: v.array(v.string()),
  /** Several communities hold it. */
  joint: v.boolean(),
  /** Of a series. */
  seriesId: v.optional(Ulid),
  cancelled: v.optional(v.object({ at: Moment, reason: v.string() })),
})

/** An activity as somebody opens it. */
export const ActivityDetail = v.object({
  ...ActivityCard.entries,
  text: v.string(),
  partners: v.array(OrgName),
  seats: v.array(SeatsShape),
  opensAt: v.optional(Moment),
  closesAt: v.optional(Moment),
  along: Count,
  children: v.boolean(),
  bring: v.optional(v.string()),
  contact: v.optional(v.object({ name: v.string(), phone: v.string() })),
  mode: codesOf(ATTENDANCE_MODES),
  walkIns: v.boolean(),
  items: v.array(v.object({ name: v.string(), each: Count })),
  /** May it be shared: is it for everybody? */
  isPublic: v.boolean(),
  /** The article that tells of it. */
  summaryId: v.optional(Ulid),
  /** Rises with every change. */
  revision: Count,
  changedAt: v.optional(Moment),
})

/** An activity in a list at the desk. */
export const ActivityRow = v.object({
  ...ActivityCard.entries,
  revision: Count,
  mode: codesOf(ATTENDANCE_MODES),
  byLabel: v.string(),
  at: Moment,
})

/** What staff wrote, to be changed. */
export const ActivityWords = v.object({
  ...typedActivity,
  place: PlaceShape,
})
