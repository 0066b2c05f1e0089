import { listOf } from '@functions/platform/lists/list'
import { kind } from '@functions/platform/store/table'
import { Entity } from 'dynamodb-toolbox/entity'
import { boolean, item, map, number, string } from 'dynamodb-toolbox/schema'

/**
 * who       question                                      key
 * worker    do I follow this report                       FOLLOWERS#<reportId> / <memberId>
 * consumer  who follows this report                       the same partition, paged
 * worker    what do I follow, newest first                byOwner  MEMBER#<id> / FOLLOW#<moment>#<reportId>
 * deletion  what did I follow once                        byOwner  MEMBER#<id> / LEFT#<reportId>
 */
/** Somebody besides its reporter who wants to know what becomes of a report. Stays, switched off, when they leave. */
export const Follower = new Entity({
  ...kind('follower'),
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
    /** Among what its member follows, or followed once. */
    ownerPk: string().optional(),
    ownerSk: string().optional(),
  }),
  computeKey: ({ reportId, memberId }) => ({ pk: `FOLLOWERS#${reportId}`, sk: memberId }),
})

/** Who follows a report, and who did. */
export const followersOf = (reportId: string) =>
  listOf(Follower, { partition: `FOLLOWERS#${reportId}`, consistent: true })

/** What a member followed once. */
export const leftBy = (memberId: string) =>
  listOf(Follower, { index: 'byOwner', partition: `MEMBER#${memberId}`, range: { beginsWith: 'LEFT#' } })

/** What a member follows, newest first. */
export const followedBy = (memberId: string) =>
  listOf(Follower, {
    index: 'byOwner',
    partition: `MEMBER#${memberId}`,
    range: { beginsWith: 'FOLLOW#' },
    reverse: true,
  })
