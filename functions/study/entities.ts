import { listOf } from '@functions/platform/lists/list'
import { fingerprinted } from '@functions/platform/sealed/tokens'
import { kind } from '@functions/platform/store/table'
import { Entity } from 'dynamodb-toolbox/entity'
import { item, number, string } from 'dynamodb-toolbox/schema'

/**
 * who     question                                        key
 * member  did I finish this lesson                        MEMBER#<id> / LEARNED#<article>
 * member  what I finished, newest lesson first           MEMBER#<id> / LEARNED#…  backwards
 * member  how far my study time is used up, and today     MEMBER#<id> / STUDIED
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

/** Every finish is conditioned on all of its values. */
export const StudyTime = new Entity({
  ...kind('studyTime'),
  schema: item({ memberId: string().key(), until: number(), day: string(), count: number() }),
  computeKey: ({ memberId }) => ({ pk: `MEMBER#${memberId}`, sk: 'STUDIED' }),
})

/** What somebody finished, newest lesson first. */
export const learnedBy = (memberId: string) =>
  listOf(Learned, { partition: `MEMBER#${memberId}`, range: { beginsWith: 'LEARNED#' }, reverse: true })
