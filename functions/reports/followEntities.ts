import { listOf } from '@functions/platform/list'
import { point } from '@functions/platform/point'
import { plain, table } from '@functions/platform/table'
import { Entity } from 'dynamodb-toolbox/entity'
import { boolean } from 'dynamodb-toolbox/schema/boolean'
import { item } from 'dynamodb-toolbox/schema/item'
import { map } from 'dynamodb-toolbox/schema/map'
import { number } from 'dynamodb-toolbox/schema/number'
import { string } from 'dynamodb-toolbox/schema/string'

/**
 * who       question                                      key
 * reporter  open reports of a kind near a place           NEAR#<street>#<category>#<cell of 500 m> / <reportId>   (≤ 4 queries)
 * admin     open reports that most people joined          byQueue  PLUSES#<street> / <pluses>#<reportId>, backwards
 * worker    do I follow this report                       FOLLOWERS#<reportId> / <memberId>
 * consumer  who follows this report                       the same partition, paged
 * worker    what do I follow, newest first                byOwner  MEMBER#<id> / FOLLOW#<moment>#<reportId>
 */

/** The list of a street's open public reports that somebody joined, in `byQueue`. */
export const plusesOf = (streetId: string) => `PLUSES#${streetId}`

/** A public open report's place in its cell; written and taken away by the stream consumer alone. */
export const Near = new Entity({
  name: 'near',
  table,
  ...plain,
  schema: item({
    streetId: string().key(),
    categoryId: string().key(),
    cell: string().key(),
    reportId: string().key(),
    summary: string(),
    address: string(),
    location: point(),
    submittedAt: number(),
    /** Nobody is told. */
    reporterId: string(),
    /** Stored name of the first photo the public may see. */
    photoName: string().optional(),
    pluses: number(),
    /** Only where somebody joined. */
    queuePk: string().optional(),
    queueSk: string().optional(),
  }),
  computeKey: ({ streetId, categoryId, cell, reportId }) => ({
    pk: `NEAR#${streetId}#${categoryId}#${cell}`,
    sk: reportId,
  }),
})

/** Somebody besides its reporter who wants to know what becomes of a report. Stays, switched off, when they leave. */
export const Follower = new Entity({
  name: 'follower',
  table,
  ...plain,
  schema: item({
    reportId: string().key(),
    memberId: string().key(),
    streetId: string(),
    /** They said that it is the same thing, or their own report was merged into it. */
    kind: string().enum('plus', 'merged'),
    active: boolean(),
    at: number(),
    /** What the +1 or the merge brought, once a person and report; stays when they leave, with 0 points when none are left. */
    earned: map({ points: number(), entryId: string().optional() }).optional(),
    /** In the index only while active. */
    ownerPk: string().optional(),
    ownerSk: string().optional(),
  }),
  computeKey: ({ reportId, memberId }) => ({ pk: `FOLLOWERS#${reportId}`, sk: memberId }),
})

/** Who follows a report, and who did. */
export const followersOf = (reportId: string) =>
  listOf(Follower, { partition: `FOLLOWERS#${reportId}`, consistent: true })

/** What a member follows, newest first. */
export const followedBy = (memberId: string) =>
  listOf(Follower, {
    index: 'byOwner',
    partition: `MEMBER#${memberId}`,
    range: { beginsWith: 'FOLLOW#' },
    reverse: true,
  })

/** Open public reports of a kind in a cell of 500 m, newest first. */
export const nearIn = (streetId: string, categoryId: string, cell: string) =>
  listOf(Near, { partition: `NEAR#${streetId}#${categoryId}#${cell}`, reverse: true })

/** Open public reports of a street, those first that most people joined. */
export const joinedMost = (streetId: string) =>
  listOf(Near, { index: 'byQueue', partition: plusesOf(streetId), reverse: true })
