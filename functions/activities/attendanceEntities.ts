import { listOf } from '@functions/platform/lists/list'
import { fingerprinted } from '@functions/platform/sealed/tokens'
import { kind } from '@functions/platform/store/table'
import {
  ACTIVITY_KINDS,
  type ActivityKind,
  ATTENDANCE_VIAS,
  type AttendanceVia,
} from '@shared/rules/activities/activity'
import { Entity, type FormattedItem } from 'dynamodb-toolbox/entity'
import { item, list, map, number, string } from 'dynamodb-toolbox/schema'
import { activityPartition, moment } from './entities'

/**
 * who      question                                     key
 * member   did I come; staff: who came                  ACTIVITY#<id> / ATTEND#<member>
 * member   where I came, latest first                   byOwner  MEMBER#<id> / ATTENDANCE#<in>#<activity>  backwards
 * staff    whose hours of a community are open          byQueue  OPENHOURS#<street>#<community> / <ends>#<activity>#<member>
 * staff    what was closed, corrected or taken back     ACTIVITY#<id> / CORRECTION#<id>
 * staff    who came without an account, as numbers      ACTIVITY#<id> / COUNTED#<id>
 * staff    what was said in a council                   ACTIVITY#<id> / REMARK#<id>
 */
const kinds = Object.keys(ACTIVITY_KINDS) as [ActivityKind, ...ActivityKind[]]
const vias = Object.keys(ATTENDANCE_VIAS) as [AttendanceVia, ...AttendanceVia[]]
const items = () => list(map({ name: string(), count: number() }))
const word = () => map({ by: string(), byLabel: string(), at: number(), reason: string() })

/** That somebody came, once a person and activity. Its minutes are changed by corrections alone, each a record of its own. */
export const Attendance = new Entity({
  ...kind('attendance'),
  schema: item({
    activityId: string().key(),
    memberId: string().key(),
    id: string(),
    hash: fingerprinted(),
    streetId: string(),
    communityId: string(),
    title: string(),
    kind: string().enum(...kinds),
    in: number(),
    inVia: string().enum(...vias),
    out: number().optional(),
    outVia: string()
      .enum(...vias)
      .optional(),
    /** Of a mode with hours: absent while they are open. */
    minutes: number().optional(),
    /** The activity ends then: open hours are staff's from that moment. */
    opens: number().optional(),
    points: number(),
    /** Entries that go with it when it is taken back. */
    entryId: string().optional(),
    factId: string().optional(),
    items: items(),
    corrected: word().optional(),
    takenBack: word().optional(),
    version: number(),
    /** The last changes, so that one that is sent again is known. */
    made: list(map({ id: string(), hash: fingerprinted() })),
    ownerPk: string().optional(),
    ownerSk: string().optional(),
    queuePk: string().optional(),
    queueSk: string().optional(),
  }),
  computeKey: ({ activityId, memberId }) => ({ pk: activityPartition(activityId), sk: `ATTEND#${memberId}` }),
})

/** What was done to an attendance, never changed. */
export const Correction = new Entity({
  ...kind('attendanceCorrection'),
  schema: item({
    activityId: string().key(),
    id: string().key(),
    memberId: string(),
    what: string().enum('closed', 'corrected', 'takenBack'),
    before: number().optional(),
    after: number().optional(),
    reason: string(),
    by: string(),
    byLabel: string(),
    at: number(),
    ownerPk: string().optional(),
    ownerSk: string().optional(),
  }),
  computeKey: ({ activityId, id }) => ({ pk: activityPartition(activityId), sk: `CORRECTION#${id}` }),
})

/** People who came without an account: a number, and what they were handed. */
export const Counted = new Entity({
  ...kind('countedPeople'),
  schema: item({
    activityId: string().key(),
    id: string().key(),
    hash: fingerprinted(),
    people: number(),
    items: items(),
    by: string(),
    at: number(),
  }),
  computeKey: ({ activityId, id }) => ({ pk: activityPartition(activityId), sk: `COUNTED#${id}` }),
})

/** What somebody said in a council. */
export const Remark = new Entity({
  ...kind('councilRemark'),
  schema: item({
    activityId: string().key(),
    id: string().key(),
    hash: fingerprinted(),
    streetId: string(),
    /** The speaker's account: they propose what becomes of it. */
    memberId: string().optional(),
    speaker: string(),
    text: string(),
    by: string(),
    byLabel: string(),
    at: number(),
    ownerPk: string().optional(),
    ownerSk: string().optional(),
  }),
  computeKey: ({ activityId, id }) => ({ pk: activityPartition(activityId), sk: `REMARK#${id}` }),
})

export type AttendanceItem = FormattedItem<typeof Attendance>
export type CorrectionItem = FormattedItem<typeof Correction>
export type RemarkItem = FormattedItem<typeof Remark>

/** Where it stands among its member's. */
export const attendedPlace = (memberId: string, cameAt: number, activityId: string) => ({
  ownerPk: `MEMBER#${memberId}`,
  ownerSk: `ATTENDANCE#${moment(cameAt)}#${activityId}`,
})

const openPartition = (streetId: string, communityId: string) => `OPENHOURS#${streetId}#${communityId}`

/** Where it stands while its hours are open. */
export const openPlace = (
  { streetId, communityId, activityId }: Pick<AttendanceItem, 'streetId' | 'communityId' | 'activityId'>,
  ends: number,
  memberId: string,
) => ({ queuePk: openPartition(streetId, communityId), queueSk: `${moment(ends)}#${activityId}#${memberId}` })

/** Among whose a correction or remark stands. */
export const correctionPlace = (memberId: string, id: string) => ({
  ownerPk: `MEMBER#${memberId}`,
  ownerSk: `HOURSCORRECTION#${id}`,
})
export const remarkPlace = (memberId: string | undefined, id: string) => ({
  ownerPk: memberId && `MEMBER#${memberId}`,
  ownerSk: memberId && `COUNCILREMARK#${id}`,
})

/** Who came. */
export const attendanceOf = (activityId: string) =>
  listOf(Attendance, { partition: activityPartition(activityId), range: { beginsWith: 'ATTEND#' }, consistent: true })

/** Where somebody came, latest first. */
export const attendedBy = (memberId: string) =>
  listOf(Attendance, {
    index: 'byOwner',
    partition: `MEMBER#${memberId}`,
    range: { beginsWith: 'ATTENDANCE#' },
    reverse: true,
  })

/** Where somebody came between two moments. */
export const attendedBetween = (memberId: string, from: number, until: number) =>
  listOf(Attendance, {
    index: 'byOwner',
    partition: `MEMBER#${memberId}`,
    range: { between: [`ATTENDANCE#${moment(from)}`, `ATTENDANCE#${moment(until)}`] },
  })

/** Hours of a community that are open after their activity's end, oldest first. */
export const openHoursIn = (streetId: string, communityId: string, nowMs: number) =>
  listOf(Attendance, {
    index: 'byQueue',
    partition: openPartition(streetId, communityId),
    range: { lt: moment(nowMs + 1) },
  })

/** What was done to attendances, oldest first. */
export const correctionsOf = (activityId: string) =>
  listOf(Correction, { partition: activityPartition(activityId), range: { beginsWith: 'CORRECTION#' } })

/** Corrections of somebody's hours. */
export const correctionsAbout = (memberId: string) =>
  listOf(Correction, {
    index: 'byOwner',
    partition: `MEMBER#${memberId}`,
    range: { beginsWith: 'HOURSCORRECTION#' },
  })

/** People who were counted. */
export const countedAt = (activityId: string) =>
  listOf(Counted, { partition: activityPartition(activityId), range: { beginsWith: 'COUNTED#' } })

/** What was said, in its order. */
export const remarksOf = (activityId: string) =>
  listOf(Remark, { partition: activityPartition(activityId), range: { beginsWith: 'REMARK#' } })

/** What somebody said in councils. */
export const remarksBy = (memberId: string) =>
  listOf(Remark, {
    index: 'byOwner',
    partition: `MEMBER#${memberId}`,
    range: { beginsWith: 'COUNCILREMARK#' },
  })
