import { listOf } from '@functions/platform/lists/list'
import { fingerprinted } from '@functions/platform/sealed/tokens'
import { kind } from '@functions/platform/store/table'
import { ARTICLE_REMARKS, type ArticleRemark } from '@shared/rules/articles/article'
import { Entity, type FormattedItem } from 'dynamodb-toolbox/entity'
import { item, number, string } from 'dynamodb-toolbox/schema'

/**
 * who      question                                        key
 * staff    has this person opened this version             MEMBER#<id> / ARTICLEREAD#<article>#<version>
 * staff    how many opened a version                       byQueue  ARTICLEREADS#<article>#<version> / <member>
 * staff    what readers said of an article, newest first   byQueue  ARTICLEREMARKS#<article> / <at>#<member>  backwards
 * staff    whose consents an article has                   ARTICLE#<id> / CONSENT#<id>
 * member   which articles name me                          byOwner  ARTICLECONSENTS#<member> / <consent>
 */
const remarks = Object.keys(ARTICLE_REMARKS) as [ArticleRemark, ...ArticleRemark[]]

/** That somebody opened a version: once, however often they did. How people read is theirs: it goes after 180 days. */
export const ArticleRead = new Entity({
  ...kind('articleRead'),
  schema: item({
    memberId: string().key(),
    articleId: string().key(),
    version: number().key(),
    at: number(),
    /** Epoch seconds. */
    expiresAt: number(),
    queuePk: string(),
    queueSk: string(),
  }),
  computeKey: ({ memberId, articleId, version }) => ({
    pk: `MEMBER#${memberId}`,
    sk: `ARTICLEREAD#${articleId}#${version}`,
  }),
})

/** What somebody said of an article: the last of it counts. Editors see what was said, not by whom. */
export const ArticleSaid = new Entity({
  ...kind('articleRemark'),
  schema: item({
    memberId: string().key(),
    articleId: string().key(),
    id: string(),
    hash: fingerprinted(),
    version: number(),
    remark: string().enum(...remarks),
    text: string().optional(),
    at: number(),
    /** Epoch seconds. */
    expiresAt: number(),
    queuePk: string(),
    queueSk: string(),
  }),
  computeKey: ({ memberId, articleId }) => ({ pk: `MEMBER#${memberId}`, sk: `ARTICLEREMARK#${articleId}` }),
})

/** That somebody who is named in an article agreed in writing, and when they did not any more. */
export const ArticleConsent = new Entity({
  ...kind('articleConsent'),
  schema: item({
    articleId: string().key(),
    consentId: string().key(),
    hash: fingerprinted(),
    streetId: string(),
    nameSealed: string().optional(),
    /** The day on the paper. */
    signedOn: string(),
    memberId: string().optional(),
    by: string(),
    byLabel: string(),
    at: number(),
    withdrawnAt: number().optional(),
    /** The picture of the signed paper, by its stored name; goes with the consent. */
    paper: string().optional(),
    ownerPk: string().optional(),
    ownerSk: string().optional(),
  }),
  computeKey: ({ articleId, consentId }) => ({ pk: `ARTICLE#${articleId}`, sk: `CONSENT#${consentId}` }),
})

export type ConsentItem = FormattedItem<typeof ArticleConsent>

const readsOf = (articleId: string, version: number) => `ARTICLEREADS#${articleId}#${version}`
const remarksOf = (articleId: string) => `ARTICLEREMARKS#${articleId}`

/** Where a reader stands among those of a version. */
export const readPlace = (articleId: string, version: number, memberId: string) => ({
  queuePk: readsOf(articleId, version),
  queueSk: memberId,
})

/** Where a remark stands among those of its article. */
export const remarkPlace = (articleId: string, at: number, memberId: string) => ({
  queuePk: remarksOf(articleId),
  queueSk: `${String(at).padStart(13, '0')}#${memberId}`,
})

const consentsNaming = (memberId: string) => `ARTICLECONSENTS#${memberId}`

/** Where a consent stands among those of whom it names. */
export const consentPlace = (memberId: string | undefined, consentId: string) =>
  memberId === undefined ? {} : { ownerPk: consentsNaming(memberId), ownerSk: consentId }

/** Who opened a version. */
export const readersOf = (articleId: string, version: number) =>
  listOf(ArticleRead, { index: 'byQueue', partition: readsOf(articleId, version) })

/** What somebody opened. */
export const readBy = (memberId: string) =>
  listOf(ArticleRead, { partition: `MEMBER#${memberId}`, range: { beginsWith: 'ARTICLEREAD#' }, consistent: true })

/** What readers said of an article, newest first. */
export const saidOf = (articleId: string) =>
  listOf(ArticleSaid, { index: 'byQueue', partition: remarksOf(articleId), reverse: true })

/** What somebody said of articles. */
export const saidBy = (memberId: string) =>
  listOf(ArticleSaid, { partition: `MEMBER#${memberId}`, range: { beginsWith: 'ARTICLEREMARK#' }, consistent: true })

/** The consents of an article, in the order in which they came. */
export const consentsOf = (articleId: string) =>
  listOf(ArticleConsent, { partition: `ARTICLE#${articleId}`, range: { beginsWith: 'CONSENT#' }, consistent: true })

/** The consents of somebody who is named. */
export const consentsBy = (memberId: string) =>
  listOf(ArticleConsent, { index: 'byOwner', partition: consentsNaming(memberId) })
