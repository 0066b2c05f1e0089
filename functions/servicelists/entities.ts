import { allOf, listOf } from '@functions/platform/lists/list'
import { fingerprinted } from '@functions/platform/sealed/tokens'
import { kind } from '@functions/platform/store/table'
import { LIST_OUTCOMES, type ListOutcome } from '@shared/rules/duties/serviceList'
import type { Day } from '@shared/rules/time/day'
import { Entity, type FormattedItem } from 'dynamodb-toolbox/entity'
import { boolean, item, list, map, number, string } from 'dynamodb-toolbox/schema'

/**
 * who     question                                             key
 * staff   a committee's list of a month, with its items        SERVICELIST#<committee>#<month> / LIST, ITEM#<id>
 * staff   how far a committee is                               SERVICELIST#<committee> / DUTY
 * staff   a committee's lists, latest month first              byOwner  SERVICELISTS#<committee> / <month>  backwards
 * anyone  what is published in the street for a month          byQueue  SERVICELISTS#<street>#<month> / <committee>
 * staff   what earlier lists of a committee left open          byQueue  OPENSERVICES#<committee> / <month>#<id>
 * staff   what was ticked in a later month than its own        byQueue  LATESERVICES#<committee> / <month ticked>#<month>#<id>
 * staff   until when the street's next lists are due, first first  byQueue  SERVICELISTSDUE#<street> / <day>#<committee>
 */
const listPartition = (committeeId: string, month: string) => `SERVICELIST#${committeeId}#${month}`

const made = () => list(map({ id: string(), hash: fingerprinted() }))

/** A committee's list of a month: one, for its key is the month. Published, its words are those of then. */
export const ServiceList = new Entity({
  ...kind('serviceList'),
  schema: item({
    committeeId: string().key(),
    month: string().key(),
    streetId: string(),
    name: string(),
    communities: list(string()),
    lead: string().optional(),
    /** Rises with every change of the draft, so that what is published is what was seen. */
    version: number(),
    /** Items that are in it. */
    count: number(),
    /** What was taken in from elsewhere: a thing comes once, also when it was taken out again. */
    sources: list(string()),
    /** The last writes, so that one that is sent again is known. */
    made: made(),
    by: string(),
    byLabel: string(),
    at: number(),
    publishedAt: number().optional(),
    queuePk: string().optional(),
    queueSk: string().optional(),
    ownerPk: string(),
    ownerSk: string(),
  }),
  computeKey: ({ committeeId, month }) => ({ pk: listPartition(committeeId, month), sk: 'LIST' }),
})

const outcomes = Object.keys(LIST_OUTCOMES) as [ListOutcome, ...ListOutcome[]]

/** Something that is offered. In `byQueue` from its publication until it is ticked. */
export const Service = new Entity({
  ...kind('service'),
  schema: item({
    committeeId: string().key(),
    month: string().key(),
    itemId: string().key(),
    hash: fingerprinted(),
    streetId: string(),
    communityId: string(),
    title: string(),
    target: string(),
    place: string(),
    day: string().optional(),
    time: string().optional(),
    text: string().optional(),
    /** What it was drafted from. */
    source: string().optional(),
    /** Added to what was published. */
    addedOn: string().optional(),
    /** Taken out of the draft. */
    removed: boolean().optional(),
    made: made(),
    by: string(),
    at: number(),
    outcome: string()
      .enum(...outcomes)
      .optional(),
    served: number().optional(),
    reason: string().optional(),
    ticked: map({ id: string(), hash: fingerprinted(), by: string(), byLabel: string(), at: number() }).optional(),
    /** The last ticks that were taken back, with the writes that did it. */
    undone: list(
      map({
        id: string(),
        hash: fingerprinted(),
        by: string(),
        byLabel: string(),
        at: number(),
        reason: string(),
        tickId: string(),
      }),
    ).optional(),
    queuePk: string().optional(),
    queueSk: string().optional(),
  }),
  computeKey: ({ committeeId, month, itemId }) => ({ pk: listPartition(committeeId, month), sk: `ITEM#${itemId}` }),
})

/** Since when a committee publishes lists, and how far it is. */
export const ServiceListDuty = new Entity({
  ...kind('serviceListDuty'),
  schema: item({
    committeeId: string().key(),
    streetId: string(),
    firstMonth: string(),
    progress: map({ period: string(), settled: number() }),
    version: number(),
    queuePk: string(),
    queueSk: string(),
  }),
  computeKey: ({ committeeId }) => ({ pk: `SERVICELIST#${committeeId}`, sk: 'DUTY' }),
})

export type ListItem = FormattedItem<typeof ServiceList>
export type ServiceItem = FormattedItem<typeof Service>
export type ListDuty = FormattedItem<typeof ServiceListDuty>

/** Where a list stands among those of its committee. */
export const listPlace = (committeeId: string, month: string) => ({
  ownerPk: `SERVICELISTS#${committeeId}`,
  ownerSk: month,
})

/** Where a published list stands in its street. */
export const publishedPlace = (streetId: string, month: string, committeeId: string) => ({
  queuePk: `SERVICELISTS#${streetId}#${month}`,
  queueSk: committeeId,
})

const openPartition = (committeeId: string) => `OPENSERVICES#${committeeId}`

/** Where an item stands that was published and is not ticked. */
export const openPlace = (committeeId: string, month: string, itemId: string) => ({
  queuePk: openPartition(committeeId),
  queueSk: `${month}#${itemId}`,
})

const latePartition = (committeeId: string) => `LATESERVICES#${committeeId}`

/** Where an item stands that was carried over and is ticked. */
export const latePlace = (
  committeeId: string,
  { month, tickedIn, itemId }: Record<'month' | 'tickedIn' | 'itemId', string>,
) => ({
  queuePk: latePartition(committeeId),
  queueSk: `${tickedIn}#${month}#${itemId}`,
})

const duePartition = (streetId: string) => `SERVICELISTSDUE#${streetId}`

/** Where a committee stands among those whose next list is due. */
export const duePlace = (streetId: string, due: Day, committeeId: string) => ({
  queuePk: duePartition(streetId),
  queueSk: `${due}#${committeeId}`,
})

/** A committee's lists, latest month first. */
export const listsOf = (committeeId: string) =>
  listOf(ServiceList, { index: 'byOwner', partition: `SERVICELISTS#${committeeId}`, reverse: true })

/** What is published in a street for a month. */
export const publishedIn = (streetId: string, month: string) =>
  listOf(ServiceList, { index: 'byQueue', partition: `SERVICELISTS#${streetId}#${month}` })

/** A list with its items, as it stands, those that were taken out too; no list when nobody began one. */
export async function listWithItems(committeeId: string, month: string) {
  const all = await allOf({ partition: listPartition(committeeId, month) }, ServiceList, Service)
  return {
    list: all.find((each) => each.entity === 'serviceList'),
    all: all.filter((each) => each.entity === 'service'),
  }
}

/** What a committee published before a month and did not tick, oldest first. */
export const openBefore = (committeeId: string, month: string) =>
  listOf(Service, { index: 'byQueue', partition: openPartition(committeeId), range: { lt: month } })

/** What was ticked in a month or after it, and is of an earlier one than it was ticked in. */
export const tickedLateFrom = (committeeId: string, month: string) =>
  listOf(Service, { index: 'byQueue', partition: latePartition(committeeId), range: { between: [month, '\uffff'] } })

/** The committees of a street whose next lists are due between two days, first due first. */
export const dueBetween = (streetId: string, between: [string, string]) =>
  listOf(ServiceListDuty, { index: 'byQueue', partition: duePartition(streetId), range: { between } })
