import { listOf } from '@functions/platform/lists/list'
import { fingerprinted } from '@functions/platform/sealed/tokens'
import { kind } from '@functions/platform/store/table'
import { Entity } from 'dynamodb-toolbox/entity'
import { item, list, map, number, string } from 'dynamodb-toolbox/schema'

/**
 * who     question                                        key
 * member  did I finish this lesson                        MEMBER#<id> / LEARNED#<article>
 * member  what I finished, newest lesson first           MEMBER#<id> / LEARNED#…  backwards
 * member  how far my study time is used up, today, and     MEMBER#<id> / STUDIED
 *         which lessons I left before their end
 */
export const Learned = new Entity({
  ...kind('learned'),
  schema: item({
    memberId: string().key(),
    articleId: string().key(),
    id: string(),
    hash: fingerprinted(),
    /** As it was called then. */
    title: string(),
    version: number(),
    /** What it took. */
    seconds: number(),
    points: number(),
    at: number(),
  }),
  computeKey: ({ memberId, articleId }) => ({ pk: `MEMBER#${memberId}`, sk: `LEARNED#${articleId}` }),
})

/** Every finish and every leaving is conditioned on its values; each changes one of them. */
export const StudyTime = new Entity({
  ...kind('studyTime'),
  schema: item({
    memberId: string().key(),
    until: number(),
    day: string(),
    count: number(),
    /** At most `LESSON_LIMITS.begun`, the last one left at the end: with it the item stays below 1 KB. */
    begun: list(
      map({
        articleId: string(),
        seconds: number(),
        tickets: list(map({ startedAt: number(), claimed: number() })),
      }),
    ).optional(),
  }),
  computeKey: ({ memberId }) => ({ pk: `MEMBER#${memberId}`, sk: 'STUDIED' }),
})

/** What somebody finished, newest lesson first. */
export const learnedBy = (memberId: string) =>
  listOf(Learned, { partition: `MEMBER#${memberId}`, range: { beginsWith: 'LEARNED#' }, reverse: true })
