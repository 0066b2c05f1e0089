import { listOf } from '@functions/platform/lists/list'
import { fingerprinted } from '@functions/platform/sealed/tokens'
import { kind } from '@functions/platform/store/table'
import { POSTS, type Post } from '@shared/rules/duties/posts'
import type { Day } from '@shared/rules/time/day'
import { Entity } from 'dynamodb-toolbox/entity'
import { item, list, map, number, string } from 'dynamodb-toolbox/schema'

/**
 * who     question                                          key
 * staff   a term; all terms of a street or organisation     TERM#<street>#<scope> / TERM#<id>
 * staff   who holds a post of which there is one            TERM#<street>#<scope> / HOLDER#<post>
 * staff   terms of a post by their last day                 byQueue  TERMS#<street>#<post> / <last day>#<id>
 * member  my terms by their first day                       byOwner  MEMBER#<id> / TERM#<first day>#<id>  backwards
 * member  which posts I hold or am offered                  MEMBER#<id> / HEAD#POSTS   (one query with profile and account)
 */
const posts = Object.keys(POSTS) as [Post, ...Post[]]

/** That somebody was offered a post for a time. Whether it is active follows from it and the clock (rules/duties/term.ts). */
export const Term = new Entity({
  ...kind('term'),
  schema: item({
    streetId: string().key(),
    /** `street`, or an organisation's id. */
    scope: string().key(),
    id: string().key(),
    hash: fingerprinted(),
    post: string().enum(...posts),
    /** A member; or somebody who is none, by their name alone. Neither once the person has left. */
    memberId: string().optional(),
    nameSealed: string().optional(),
    nameMasked: string(),
    /** Where a member serves: their community. */
    communityId: string().optional(),
    /** First and last Shanghai day. */
    from: string(),
    to: string(),
    /** Who gives the post, as letters say it. */
    issuer: string(),
    by: string(),
    byLabel: string(),
    at: number(),
    acceptedAt: number().optional(),
    declinedAt: number().optional(),
    /** The write that answered. */
    answer: map({ id: string(), hash: fingerprinted() }).optional(),
    endedAt: number().optional(),
    /** The write that ended it, who that was, and why. */
    ending: map({
      id: string(),
      hash: fingerprinted(),
      by: string(),
      byLabel: string(),
      reason: string(),
    }).optional(),
    /** Of a letter that anybody may check. */
    letter: string().optional(),
    ownerPk: string().optional(),
    ownerSk: string().optional(),
    queuePk: string().optional(),
    queueSk: string().optional(),
  }),
  computeKey: ({ streetId, scope, id }) => ({ pk: termsPartition(streetId, scope), sk: `TERM#${id}` }),
})

const span = { termId: string(), from: string(), to: string() }

/** Of a post that one person holds: when it is taken. Every write of such a term is conditioned on `version`. */
export const Holder = new Entity({
  ...kind('holder'),
  schema: item({
    streetId: string().key(),
    scope: string().key(),
    post: string()
      .enum(...posts)
      .key(),
    version: number(),
    spans: list(map(span)),
  }),
  computeKey: ({ streetId, scope, post }) => ({ pk: termsPartition(streetId, scope), sk: `HOLDER#${post}` }),
})

/** Posts that a member holds, is offered, or is to hold; those that are over go with the next write. Conditioned on `version`. */
export const MemberPosts = new Entity({
  ...kind('memberPosts'),
  schema: item({
    memberId: string().key(),
    streetId: string(),
    version: number(),
    posts: list(map({ ...span, scope: string(), post: string().enum(...posts), acceptedAt: number().optional() })),
  }),
  computeKey: ({ memberId }) => ({ pk: `MEMBER#${memberId}`, sk: 'HEAD#POSTS' }),
})

const termsPartition = (streetId: string, scope: string) => `TERM#${streetId}#${scope}`
const postPartition = (streetId: string, post: Post) => `TERMS#${streetId}#${post}`

/** Where a term stands in its post's list: by its last day, or the one it was ended on. */
export const termPlace = (streetId: string, post: Post, last: Day, id: string) => ({
  queuePk: postPartition(streetId, post),
  queueSk: `${last}#${id}`,
})

/** Where a member's term stands among theirs. */
export const ownTermPlace = (memberId: string, from: Day, id: string) => ({
  ownerPk: `MEMBER#${memberId}`,
  ownerSk: `TERM#${from}#${id}`,
})

/** All terms of a street or organisation, those that are over too, as they stand. */
export const termsOfScope = (streetId: string, scope: string) =>
  listOf(Term, { partition: termsPartition(streetId, scope), range: { beginsWith: 'TERM#' }, consistent: true })

/** Terms of a post whose last day is `from` or later, first to end first. */
export const termsUntil = (streetId: string, post: Post, from: Day, to = '\uffff') =>
  listOf(Term, { index: 'byQueue', partition: postPartition(streetId, post), range: { between: [from, to] } })

/** Terms of a post that ended before a day, latest first. */
export const termsBefore = (streetId: string, post: Post, day: Day) =>
  listOf(Term, { index: 'byQueue', partition: postPartition(streetId, post), range: { lt: day }, reverse: true })

/** A member's terms, latest first. */
export const termsHeldBy = (memberId: string) =>
  listOf(Term, { index: 'byOwner', partition: `MEMBER#${memberId}`, range: { beginsWith: 'TERM#' }, reverse: true })
