import { allOf, listOf } from '@functions/platform/lists/list'
import { fingerprinted } from '@functions/platform/sealed/tokens'
import { kind } from '@functions/platform/store/table'
import {
  ARTICLE_CATEGORIES,
  ARTICLE_DOORS,
  type ArticleCategory,
  type ArticleDoor,
} from '@shared/rules/articles/article'
import { ROLES, type Role } from '@shared/rules/people/roles'
import { LESSON_FORMATS, type LessonFormat } from '@shared/rules/study/lesson'
import { OCCUPATIONS, type Occupation } from '@shared/rules/text/words'
import { Entity, type FormattedItem } from 'dynamodb-toolbox/entity'
import { anyOf, boolean, item, list, map, number, string } from 'dynamodb-toolbox/schema'

/**
 * who      question                                        key
 * reader   an article with the words of now                ARTICLE#<id> / NOW#HEAD, NOW#TEXT   (one query)
 * reader   what a street published, newest first           byQueue  ARTICLES#<street> / <from>#<id>  backwards from now
 * reader   the same of one category                        byOwner  ARTICLES#<street>#<category> / <from>#<id>  backwards from now
 * reader   what stands above the list                      byQueue  PINNEDARTICLES#<street> / <until>#<id>  from now on
 * reader   what is over, latest first                      byQueue  ENDINGARTICLES#<street> / <end>#<id>  backwards from now
 * staff    drafts, and what was withdrawn, newest first    byQueue  ARTICLEDRAFTS#<street>, WITHDRAWNARTICLES#<street> / <at>#<id>
 * staff    an article's versions, newest first             ARTICLE#<id> / VERSION#<n>  backwards
 */
const categories = Object.keys(ARTICLE_CATEGORIES) as [ArticleCategory, ...ArticleCategory[]]
const formats = Object.keys(LESSON_FORMATS) as [LessonFormat, ...LessonFormat[]]
const roles = Object.keys(ROLES) as [Role, ...Role[]]
const occupations = Object.keys(OCCUPATIONS) as [Occupation, ...Occupation[]]

const doors = Object.keys(ARTICLE_DOORS) as [ArticleDoor, ...ArticleDoor[]]

const partitionOf = (articleId: string) => `ARTICLE#${articleId}`

const audience = () =>
  map({
    communities: list(string()),
    occupations: list(string().enum(...occupations)),
    organisations: list(string()),
    roles: list(string().enum(...roles)),
  })

const lesson = () =>
  map({
    format: string().enum(...formats),
    seconds: number(),
    series: string().optional(),
    dueOn: string().optional(),
    /** How many questions stand at its end. */
    asks: number().optional(),
  })

/** What lists need of the words. */
const headWords = () => ({
  version: number(),
  category: string().enum(...categories),
  title: string(),
  summary: string(),
  audience: audience(),
  cover: string().optional(),
  /** The last day of what it offers. */
  until: string().optional(),
  mustKnow: boolean().optional(),
  lesson: lesson().optional(),
  byLabel: string(),
  at: number(),
})

/** An article without its words: where it stands, the newest version, and the one that readers see. */
export const Article = new Entity({
  ...kind('article'),
  schema: item({
    articleId: string().key(),
    streetId: string(),
    /** Rises with every write; every write is conditioned on it. */
    revision: number(),
    latest: map(headWords()),
    shown: map(headWords()).optional(),
    publishAt: number().optional(),
    pinnedUntil: number().optional(),
    withdrawn: map({ at: number(), by: string(), byLabel: string(), reason: string() }).optional(),
    /** Consents that stand, and whose they are where the person has an account. */
    consents: list(map({ consentId: string(), memberId: string().optional() })),
    /** Who stood for it that nobody can be recognised on the pictures of a version. */
    faceless: map({ by: string(), byLabel: string(), version: number() }).optional(),
    /** The last writes, so that one that is sent again is known. */
    made: list(map({ id: string(), hash: fingerprinted(), version: number(), at: number().optional() })),
    by: string(),
    queuePk: string().optional(),
    queueSk: string().optional(),
    ownerPk: string().optional(),
    ownerSk: string().optional(),
  }),
  computeKey: ({ articleId }) => ({ pk: partitionOf(articleId), sk: 'NOW#HEAD' }),
})

/** A part of the words. */
const block = () =>
  anyOf(
    map({ kind: string().enum('heading', 'paragraph'), text: string() }),
    map({ kind: string().enum('list'), items: list(string()) }),
    map({ kind: string().enum('picture'), name: string(), caption: string().optional() }),
    map({ kind: string().enum('link'), text: string(), address: string() }),
  )

/** 跟我有关吗. */
const box = () =>
  map({
    forWhom: string(),
    gain: string(),
    until: string().optional(),
    action: anyOf(
      map({ kind: string().enum('call'), phone: string() }),
      map({
        kind: string().enum('navigate'),
        place: string(),
        location: map({ latitude: number(), longitude: number(), accuracyMetres: number().optional() }),
      }),
      map({ kind: string().enum('open'), door: string().enum(...doors) }),
    ).optional(),
  })

/** Words as an editor left them. They are read by the contract's schema once more before anybody sees them. */
const words = () => ({
  articleId: string().key(),
  category: string().enum(...categories),
  title: string(),
  summary: string(),
  audience: audience(),
  box: box().optional(),
  mustKnow: boolean().optional(),
  lesson: lesson().optional(),
  questions: list(map({ ask: string(), choices: list(string()), right: number() })).optional(),
  source: string().optional(),
  cover: string().optional(),
  attachments: list(map({ name: string(), file: string(), bytes: number() })).optional(),
  blocks: list(block()),
  by: string(),
  byLabel: string(),
  at: number(),
})

/** A version, never changed. */
export const ArticleVersion = new Entity({
  ...kind('articleVersion'),
  schema: item({ ...words(), version: number().key(), hash: fingerprinted(), why: string().optional() }),
  computeKey: ({ articleId, version }) => ({
    pk: partitionOf(articleId),
    sk: `VERSION#${String(version).padStart(6, '0')}`,
  }),
})

/** The words that readers see: those of the version that was published last. */
export const ArticleText = new Entity({
  ...kind('articleText'),
  schema: item({ ...words(), version: number() }),
  computeKey: ({ articleId }) => ({ pk: partitionOf(articleId), sk: 'NOW#TEXT' }),
})

/** A second place of an article while it is pinned: above the list. */
export const ArticlePin = new Entity({
  ...kind('articlePin'),
  schema: item({ articleId: string().key(), queuePk: string(), queueSk: string() }),
  computeKey: ({ articleId }) => ({ pk: partitionOf(articleId), sk: 'PIN' }),
})

/** A second place of an article whose offer ends: among what is over, from its end on. */
export const ArticleEnd = new Entity({
  ...kind('articleEnd'),
  schema: item({ articleId: string().key(), queuePk: string(), queueSk: string() }),
  computeKey: ({ articleId }) => ({ pk: partitionOf(articleId), sk: 'END' }),
})

export type ArticleItem = FormattedItem<typeof Article>
export type VersionItem = FormattedItem<typeof ArticleVersion>
export type TextItem = FormattedItem<typeof ArticleText>

/** A moment as part of a key; all of them are as long until 2286. */
const moment = (at: number) => String(at).padStart(13, '0')
const keyAt = (at: number, articleId: string) => `${moment(at)}#${articleId}`

const draftsOf = (streetId: string) => `ARTICLEDRAFTS#${streetId}`
const withdrawnOf = (streetId: string) => `WITHDRAWNARTICLES#${streetId}`
const listedIn = (streetId: string) => `ARTICLES#${streetId}`
const pinnedIn = (streetId: string) => `PINNEDARTICLES#${streetId}`
const endingIn = (streetId: string) => `ENDINGARTICLES#${streetId}`
const ofCategory = (streetId: string, category: ArticleCategory) => `ARTICLES#${streetId}#${category}`

/** Where a draft stands. */
export const draftPlace = (streetId: string, at: number, articleId: string) => ({
  queuePk: draftsOf(streetId),
  queueSk: keyAt(at, articleId),
})

/** Where it stands once it was withdrawn. */
export const withdrawnPlace = (streetId: string, at: number, articleId: string) => ({
  queuePk: withdrawnOf(streetId),
  queueSk: keyAt(at, articleId),
  ownerPk: undefined,
  ownerSk: undefined,
})

/** Where it stands from its moment on: in the list of all, and in that of its category. */
export const shownPlace = (streetId: string, at: number, { articleId, category }: Placed) => ({
  queuePk: listedIn(streetId),
  queueSk: keyAt(at, articleId),
  ownerPk: ofCategory(streetId, category),
  ownerSk: keyAt(at, articleId),
})
interface Placed {
  articleId: string
  category: ArticleCategory
}

export const pinPlace = (streetId: string, until: number, articleId: string) => ({
  queuePk: pinnedIn(streetId),
  queueSk: keyAt(until, articleId),
})
export const endPlace = (streetId: string, end: number, articleId: string) => ({
  queuePk: endingIn(streetId),
  queueSk: keyAt(end, articleId),
})

const until = (nowMs: number) => ({ lt: moment(nowMs + 1) })
/** After every id of a moment. */
const from = (nowMs: number) => ({ between: [moment(nowMs + 1), '9'.repeat(14)] as [string, string] })

/** What readers see of a street, newest first. */
export const shownIn = (streetId: string, nowMs: number) =>
  listOf(Article, { index: 'byQueue', partition: listedIn(streetId), range: until(nowMs), reverse: true })

/** The same of one category. */
export const shownOf = (streetId: string, category: ArticleCategory, nowMs: number) =>
  listOf(Article, { index: 'byOwner', partition: ofCategory(streetId, category), range: until(nowMs), reverse: true })

/** What is to appear, soonest first. */
export const scheduledIn = (streetId: string, nowMs: number) =>
  listOf(Article, { index: 'byQueue', partition: listedIn(streetId), range: from(nowMs) })

/** Drafts that were never published, newest first. */
export const draftsIn = (streetId: string) =>
  listOf(Article, { index: 'byQueue', partition: draftsOf(streetId), reverse: true })

/** What was withdrawn, latest first. */
export const withdrawnIn = (streetId: string) =>
  listOf(Article, { index: 'byQueue', partition: withdrawnOf(streetId), reverse: true })

const during = ([first, last]: readonly [number, number]) => ({
  between: [moment(first), moment(last)] as [string, string],
})

/** What appears between two moments; the latter exclusive. */
export const appearingIn = (streetId: string, span: readonly [number, number]) =>
  listOf(Article, { index: 'byQueue', partition: listedIn(streetId), range: during(span) })

/** What was withdrawn then. */
export const withdrawnDuring = (streetId: string, span: readonly [number, number]) =>
  listOf(Article, { index: 'byQueue', partition: withdrawnOf(streetId), range: during(span) })

/** What leaves its place above the list then. */
export const unpinnedIn = (streetId: string, span: readonly [number, number]) =>
  listOf(ArticlePin, { index: 'byQueue', partition: pinnedIn(streetId), range: during(span) })

/** What is over from then on. */
export const endingDuring = (streetId: string, span: readonly [number, number]) =>
  listOf(ArticleEnd, { index: 'byQueue', partition: endingIn(streetId), range: during(span) })

/** What stands above a street's list at a moment. */
export const pinsIn = (streetId: string, nowMs: number) =>
  listOf(ArticlePin, { index: 'byQueue', partition: pinnedIn(streetId), range: from(nowMs) })

/** What is over in a street, latest end first. */
export const endedIn = (streetId: string, nowMs: number) =>
  listOf(ArticleEnd, { index: 'byQueue', partition: endingIn(streetId), range: until(nowMs), reverse: true })

/** An article's versions, newest first. */
export const versionsOf = (articleId: string) =>
  listOf(ArticleVersion, { partition: partitionOf(articleId), range: { beginsWith: 'VERSION#' }, reverse: true })

/** An article with the words of now, as they stand; undefined when there is none. One query. */
export async function articleWithText(articleId: string) {
  const all = await allOf({ partition: partitionOf(articleId), begin: 'NOW#' }, Article, ArticleText)
  return {
    head: all.find((each) => each.entity === 'article'),
    text: all.find((each) => each.entity === 'articleText'),
  }
}
