import { listOf } from '@functions/platform/lists/list'
import { fingerprinted } from '@functions/platform/sealed/tokens'
import { kind } from '@functions/platform/store/table'
import { PERIODS, type Period } from '@shared/rules/duties/plan'
import type { Day } from '@shared/rules/time/day'
import { Entity } from 'dynamodb-toolbox/entity'
import { boolean, item, list, map, number, string } from 'dynamodb-toolbox/schema'

/**
 * who    question                                             key
 * staff  what is written down in this street                  STREET#<id> / LOGCATEGORIES
 * staff  was this entry made by this write                    FACT#<id> / FACT
 * staff  did what caused it count already                     FACTSOURCE#<street>#<source> / <category>
 * member what I wrote down by a term, latest first            byOwner  MEMBER#<id> / FACT#<day>#<id>  backwards
 * staff  a category's entries in a community, latest first    byQueue  FACTS#<street>#<community>#<category> / <day>#<id>  backwards
 * staff  a recurring duty                                     RECURRING#<id> / RECURRING
 * staff  a community's duties, first due first                byQueue  RECURRING#<street>#<community> / <day due>#<id>
 */
export const LogCategories = new Entity({
  ...kind('logCategories'),
  schema: item({
    streetId: string().key(),
    version: number(),
    categories: list(map({ categoryId: string(), name: string(), unit: string(), active: boolean() })),
  }),
  computeKey: ({ streetId }) => ({ pk: `STREET#${streetId}`, sk: 'LOGCATEGORIES' }),
})

/** Something that was done, written down once. It is never changed but for the mark that another entry takes it back. */
export const Fact = new Entity({
  ...kind('fact'),
  schema: item({
    id: string().key(),
    hash: fingerprinted(),
    streetId: string(),
    communityId: string(),
    categoryId: string(),
    day: string(),
    /** In the category's unit; 0 when a duty was left out, negative when it takes an entry back. */
    quantity: number(),
    building: string().optional(),
    note: string().optional(),
    by: string(),
    byLabel: string(),
    at: number(),
    dutyId: string().optional(),
    /** The period of the duty that it counts for, by its first day. */
    settles: string().optional(),
    skipped: boolean().optional(),
    reverses: string().optional(),
    reason: string().optional(),
    /** The entry that takes it back. */
    reversedBy: string().optional(),
    /** The key of what caused it elsewhere. */
    source: string().optional(),
    /** The term by which somebody who is no staff did it. */
    termId: string().optional(),
    ownerPk: string().optional(),
    ownerSk: string().optional(),
    queuePk: string(),
    queueSk: string(),
  }),
  computeKey: ({ id }) => ({ pk: `FACT#${id}`, sk: 'FACT' }),
})

/** That something counted in a category already: whatever else says it of the same cause is no second entry. */
export const FactSource = new Entity({
  ...kind('factSource'),
  schema: item({ streetId: string().key(), source: string().key(), categoryId: string().key(), factId: string() }),
  computeKey: ({ streetId, source, categoryId }) => ({ pk: `FACTSOURCE#${streetId}#${source}`, sk: categoryId }),
})

const periods = Object.keys(PERIODS) as [Period, ...Period[]]

/** Something a community does again and again. Until when it is due next is worked out by whatever write moves it on. */
export const RecurringDuty = new Entity({
  ...kind('recurringDuty'),
  schema: item({
    id: string().key(),
    hash: fingerprinted(),
    streetId: string(),
    communityId: string(),
    categoryId: string(),
    name: string(),
    plan: map({
      period: string().enum(...periods),
      times: number(),
      dueOn: number().optional(),
      from: string(),
      to: string().optional(),
      pauses: list(map({ from: string(), until: string() })),
    }),
    progress: map({ period: string(), settled: number() }),
    version: number(),
    /** The last writes, so that one that is sent again is known. */
    made: list(map({ id: string(), hash: fingerprinted() })),
    /** Who changed it last, and when. */
    by: string(),
    at: number(),
    queuePk: string().optional(),
    queueSk: string().optional(),
  }),
  computeKey: ({ id }) => ({ pk: `RECURRING#${id}`, sk: 'RECURRING' }),
})

const factsPartition = (streetId: string, communityId: string, categoryId: string) =>
  `FACTS#${streetId}#${communityId}#${categoryId}`

/** Where an entry stands in its category's list. */
export const factPlace = (streetId: string, communityId: string, categoryId: string, day: Day, id: string) => ({
  queuePk: factsPartition(streetId, communityId, categoryId),
  queueSk: `${day}#${id}`,
})

/** A category's entries in a community, latest day first; those of one month (YYYY-MM) when it is named. */
export const factsOf = (streetId: string, communityId: string, categoryId: string, month?: string) =>
  listOf(Fact, {
    index: 'byQueue',
    partition: factsPartition(streetId, communityId, categoryId),
    ...(month ? { range: { beginsWith: `${month}-` } } : {}),
    reverse: true,
  })

/** Where an entry stands among those of who did it by a term. */
export const ownFactPlace = (memberId: string, day: Day, id: string) => ({
  ownerPk: `MEMBER#${memberId}`,
  ownerSk: `FACT#${day}#${id}`,
})

const dutiesPartition = (streetId: string, communityId: string) => `RECURRING#${streetId}#${communityId}`

/** Where a duty stands in its community's list; nowhere when nothing of it is due any more. */
export const dutyPlace = (streetId: string, communityId: string, due: Day | undefined, id: string) =>
  due === undefined ? {} : { queuePk: dutiesPartition(streetId, communityId), queueSk: `${due}#${id}` }

/** A community's duties that are not over, first due first. */
export const dutiesOf = (streetId: string, communityId: string) =>
  listOf(RecurringDuty, { index: 'byQueue', partition: dutiesPartition(streetId, communityId) })

/** The same between two places of it: days, maybe with `#` and an id. */
export const dutiesBetween = (streetId: string, communityId: string, between: [string, string]) =>
  listOf(RecurringDuty, { index: 'byQueue', partition: dutiesPartition(streetId, communityId), range: { between } })
