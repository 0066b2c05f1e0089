import { listOf } from '@functions/platform/lists/list'
import { fingerprinted } from '@functions/platform/sealed/tokens'
import { kind } from '@functions/platform/store/table'
import { PERIODS, type Period } from '@shared/rules/duties/plan'
import { DUTY_OUTCOMES, type DutyOutcome } from '@shared/rules/people/instructing'
import type { Day } from '@shared/rules/time/day'
import { Entity } from 'dynamodb-toolbox/entity'
import { item, list, map, number, string } from 'dynamodb-toolbox/schema'

/**
 * who         question                                        key
 * owner       what is to be done                              ORGDUTY#<id> / DUTY   (of visits the enterprise's id)
 * owner       what I have to do, first due first              byQueue  ORGDUTIES#<street>#<member> / <day due>#<id>
 * owner       what I had to do                                byQueue  SETTLEDORGDUTIES#<street>#<member> / <moment>#<id>
 * staff       what an organisation decided, newest first      byOwner  ORGDUTIES#<org> / <moment>#<id>  backwards
 * staff       a meeting                                       MEETING#<id> / MEETING
 * staff       an organisation's meetings, latest first        byOwner  MEETINGS#<org> / <day>#<id>  backwards
 * admin       was this handed over by this write              STREET#<street> / HANDOVER#<ulid>
 */
const periods = Object.keys(PERIODS) as [Period, ...Period[]]
const outcomes = Object.keys(DUTY_OUTCOMES) as [DutyOutcome, ...DutyOutcome[]]

/** A visit each month, or something that was decided. When it is due follows from plan and progress. */
export const OrgDuty = new Entity({
  ...kind('orgDuty'),
  schema: item({
    id: string().key(),
    streetId: string(),
    orgId: string(),
    kind: string().enum('visit', 'decision'),
    title: string(),
    meetingId: string().optional(),
    /** Whose it is, how others see them, and of a visit the term that says so and its last day. */
    ownerId: string().optional(),
    ownerLabel: string().optional(),
    termId: string().optional(),
    until: string().optional(),
    plan: map({
      period: string().enum(...periods),
      times: number(),
      dueOn: number().optional(),
      from: string(),
      to: string().optional(),
      pauses: list(map({ from: string(), until: string() })),
    }),
    progress: map({ period: string(), settled: number() }),
    /** Of visits: the last ones, latest last. */
    visits: list(map({ id: string(), day: string(), byLabel: string(), note: string().optional() })),
    outcome: string()
      .enum(...outcomes)
      .optional(),
    reason: string().optional(),
    version: number(),
    made: list(map({ id: string(), hash: fingerprinted() })),
    by: string(),
    at: number(),
    ownerPk: string(),
    ownerSk: string(),
    queuePk: string().optional(),
    queueSk: string().optional(),
  }),
  computeKey: ({ id }) => ({ pk: `ORGDUTY#${id}`, sk: 'DUTY' }),
})

const ownPartition = (streetId: string, ownerId: string) => `ORGDUTIES#${streetId}#${ownerId}`
const settledPartition = (streetId: string, ownerId: string) => `SETTLEDORGDUTIES#${streetId}#${ownerId}`
const ofOrgPartition = (orgId: string) => `ORGDUTIES#${orgId}`
const moment = (at: number) => String(at).padStart(15, '0')

/** Where a duty stands among its organisation's: for good. */
export const orgDutyPlace = (orgId: string, at: number, id: string) => ({
  ownerPk: ofOrgPartition(orgId),
  ownerSk: `${moment(at)}#${id}`,
})

/** Where it stands among its owner's: by its due day, or, when nothing of it is due any more, by when that came. */
export const ownDutyPlace = (
  { streetId, ownerId, id, at }: { streetId: string; ownerId?: string | undefined; id: string; at: number },
  due: Day | undefined,
) => {
  if (ownerId === undefined) return {}
  return due === undefined
    ? { queuePk: settledPartition(streetId, ownerId), queueSk: `${moment(at)}#${id}` }
    : { queuePk: ownPartition(streetId, ownerId), queueSk: `${due}#${id}` }
}

/** What somebody has to do, first due first; due between two keys when they are named. */
export const dutiesOwned = (streetId: string, ownerId: string, between?: [string, string]) =>
  listOf(OrgDuty, {
    index: 'byQueue',
    partition: ownPartition(streetId, ownerId),
    ...(between ? { range: { between } } : {}),
  })

/** What somebody had to do and is over. */
export const dutiesSettled = (streetId: string, ownerId: string) =>
  listOf(OrgDuty, { index: 'byQueue', partition: settledPartition(streetId, ownerId) })

/** What an organisation decided and is visited for, newest first. */
export const dutiesOfOrg = (orgId: string) =>
  listOf(OrgDuty, { index: 'byOwner', partition: ofOrgPartition(orgId), reverse: true })

export const Meeting = new Entity({
  ...kind('meeting'),
  schema: item({
    id: string().key(),
    hash: fingerprinted(),
    streetId: string(),
    orgId: string(),
    title: string(),
    day: string(),
    place: string().optional(),
    agenda: list(string()),
    minutes: string().optional(),
    /** Holders of posts who came, masked as they were then. */
    present: list(map({ termId: string(), name: string() })),
    guests: number(),
    decisions: list(map({ dutyId: string(), title: string(), owner: string(), dueOn: string() })),
    version: number(),
    made: list(map({ id: string(), hash: fingerprinted() })),
    by: string(),
    byLabel: string(),
    at: number(),
    ownerPk: string(),
    ownerSk: string(),
  }),
  computeKey: ({ id }) => ({ pk: `MEETING#${id}`, sk: 'MEETING' }),
})

const meetingsPartition = (orgId: string) => `MEETINGS#${orgId}`

/** Where a meeting stands among its organisation's. */
export const meetingPlace = (orgId: string, day: Day, id: string) => ({
  ownerPk: meetingsPartition(orgId),
  ownerSk: `${day}#${id}`,
})

/** An organisation's meetings, latest day first. */
export const meetingsOf = (orgId: string) =>
  listOf(Meeting, { index: 'byOwner', partition: meetingsPartition(orgId), reverse: true })

/** That all somebody held went to another, in one transaction with it. */
export const HandOver = new Entity({
  ...kind('handOver'),
  schema: item({
    streetId: string().key(),
    id: string().key(),
    hash: fingerprinted(),
    leaverId: string(),
    leaverLabel: string(),
    successorId: string(),
    successorLabel: string(),
    posts: number(),
    duties: number(),
    reason: string(),
    by: string(),
    byLabel: string(),
    at: number(),
  }),
  computeKey: ({ streetId, id }) => ({ pk: `STREET#${streetId}`, sk: `HANDOVER#${id}` }),
})
