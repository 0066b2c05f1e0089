import { listOf } from '@functions/platform/lists/list'
import { fingerprinted } from '@functions/platform/sealed/tokens'
import { kind } from '@functions/platform/store/table'
import { SERVING_POSTS, type ServingPost } from '@shared/rules/duties/posts'
import { SERVED, type ServedId } from '@shared/rules/duties/served'
import { Entity } from 'dynamodb-toolbox/entity'
import { item, list, map, number, string } from 'dynamodb-toolbox/schema'

/**
 * who     question                              key
 * anybody what does the paper of this code say  PAPER#<number> / PAPER
 * member  my certificates; office: of a term    byOwner  MEMBER#<id> / PAPER#<term>#<kind>#<id>
 */
const categories = Object.keys(SERVED) as [ServedId, ...ServedId[]]
const posts = [...SERVING_POSTS] as [ServingPost, ...ServingPost[]]

/** A letter, a certificate, or one of hours. A letter says what its term says; what a certificate says stands in it and is never changed. */
export const Paper = new Entity({
  ...kind('paper'),
  schema: item({
    number: string().key(),
    id: string(),
    hash: fingerprinted(),
    kind: string().enum('letter', 'certificate', 'hours'),
    streetId: string(),
    termId: string(),
    at: number(),
    said: map({
      nameMasked: string(),
      /** Of a certificate of a term. */
      post: string()
        .enum(...posts)
        .optional(),
      from: string(),
      to: string(),
      issuer: string(),
      done: list(map({ categoryId: string().enum(...categories), entries: number(), quantity: number() })),
      /** Of hours at activities, which are of no term. */
      hours: map({ minutes: number(), times: number() }).optional(),
    }).optional(),
    ownerPk: string(),
    ownerSk: string(),
  }),
  computeKey: ({ number: digits }) => ({ pk: `PAPER#${digits}`, sk: 'PAPER' }),
})

type PaperKind = 'letter' | 'certificate'
export const paperPlace = (memberId: string, termId: string, kind: PaperKind, id: string) => ({
  ownerPk: `MEMBER#${memberId}`,
  ownerSk: `PAPER#${termId}#${kind}#${id}`,
})

/** A member's papers; of one term, certificates alone, when it is named. */
export const papersOf = (memberId: string, termId?: string) =>
  listOf(Paper, {
    index: 'byOwner',
    partition: `MEMBER#${memberId}`,
    range: { beginsWith: termId === undefined ? 'PAPER#' : `PAPER#${termId}#certificate#` },
  })
