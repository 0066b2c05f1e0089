import { profileOf } from '@functions/identity/people'
import { employerOf } from '@functions/orgs/queries'
import { cached } from '@functions/platform/cache'
import { now } from '@functions/platform/clock'
import type { Actor } from '@functions/platform/http/token'
import type { Key, Part } from '@functions/platform/lists/list'
import { type PageQuery, pageOfQuery } from '@functions/platform/lists/pages'
import { problem } from '@functions/platform/problem'
import { getEach } from '@functions/platform/store/batch'
import { streetOf } from '@functions/stations/street'
import type { Inputs, Outputs } from '@shared/contract/contract'
import { ARTICLE_LIMITS, type ArticleCategory } from '@shared/rules/articles/article'
import { isForEverybody, type Reader } from '@shared/rules/articles/audience'
import { hasEnded, isPinned } from '@shared/rules/articles/standing'
import { Article, type ArticleItem, articleWithText, endedIn, pinsIn, shownIn, shownOf } from './entities'
import { isReadable, type ShownItem, standingOf } from './shown'
import { cardOf, detailOf } from './views'

type List = Outputs['articles']['list']
type Query = PageQuery & { category?: ArticleCategory | undefined; show: 'current' | 'ended' }

/** A page is filled from so many queries at most; then it may be short and still have a cursor. */
const MOST_QUERIES = 3
/** As long as nothing was found, so many: hundreds in a row may be for others. */
const MOST_IN_VAIN = 12
/** Readers one warm function remembers. */
const MOST_READERS = 5_000

/** What is known of a reader; kept ≤ 60 s. What they only claim does not count. 2 reads. */
const readers = cached(
  async (memberId): Promise<Pick<Reader, 'communityId' | 'occupation' | 'organisationId'>> => {
    const [profile, organisationId] = await Promise.all([profileOf(memberId), employerOf(memberId)])
    if (profile?.status !== 'confirmed') return {}
    return { communityId: profile.communityId, occupation: profile.occupation, organisationId }
  },
  { most: MOST_READERS },
)

const rolesOf = ({ grants }: Pick<Actor, 'grants'>) => grants.map(({ role }) => role)

/** The caller as an audience sees them. Warm: no read. */
export const readerOf = async (actor: Actor): Promise<Reader> => ({
  ...(await readers(actor.memberId)),
  roles: rolesOf(actor),
})

/** An article for a member. One query; two reads more for one that is not for everybody. @throws NOT_FOUND */
export async function readableFor(actor: Actor, articleId: string) {
  const { head, text } = await articleWithText(articleId)
  const isOpen = head?.shown !== undefined && isForEverybody(head.shown.audience)
  const reader = isOpen ? undefined : await readerOf(actor)
  if (!text || !isReadable(head, actor.streetId, reader)) throw problem('NOT_FOUND')
  return { head, text }
}

/** An article as a member opens it. @throws NOT_FOUND */
export async function openFor(actor: Actor, articleId: string): Promise<Outputs['articles']['open']> {
  const { head, text } = await readableFor(actor, articleId)
  return {
    ...(await detailOf(head, text)),
    namesMe: head.consents.some(({ memberId }) => memberId === actor.memberId),
  }
}

/** An article as everybody opens it. One query. @throws NOT_FOUND */
export async function openPublic(streetId: string, articleId: string): Promise<Outputs['articles']['publicOpen']> {
  const { head, text } = await articleWithText(articleId)
  if (!text || !isReadable(head, streetId)) throw problem('NOT_FOUND')
  return detailOf(head, text)
}

/** What is published for a member. Up to three queries, more while all is for others, and on the first page one for what is pinned. */
export async function listFor(actor: Actor, query: Query): Promise<List> {
  return listed(actor.streetId, query, `for#${actor.memberId}`, await readerOf(actor))
}

/** What is published for everybody. @throws NOT_FOUND */
export async function listPublic({ streetId, ...query }: Query & Inputs['articles']['publicList']): Promise<List> {
  await streetOf(streetId)
  return listed(streetId, query, 'public')
}

async function listed(streetId: string, query: Query, who: string, reader?: Reader): Promise<List> {
  const { category, show, cursor, ...page } = query
  const nowMs = now()
  const isMine = (head: ArticleItem | undefined): head is ShownItem => isReadable(head, streetId, reader)
  const scope = `articles#${streetId}#${who}#${category ?? ''}#${show}`
  if (show === 'ended') {
    const isOfThis = (head: ArticleItem): head is ShownItem =>
      isMine(head) && (category === undefined || head.shown.category === category)
    const ended = endedHeads(streetId, nowMs)
    return pageOfQuery({ ...page, cursor }, scope, (part) => filled(ended, part, isOfThis), cardOf)
  }
  const all = category === undefined ? shownIn(streetId, nowMs) : shownOf(streetId, category, nowMs)
  // What is over is in its own list, what is pinned above this one.
  const isHere = (head: ArticleItem): head is ShownItem => {
    const standing = standingOf(head)
    return isMine(head) && !hasEnded(standing, nowMs) && !isPinned(standing, nowMs)
  }
  const [list, pinned] = await Promise.all([
    pageOfQuery({ ...page, cursor }, scope, (part) => filled(all.page, part, isHere), cardOf),
    cursor === undefined ? pinnedIn(streetId, nowMs) : undefined,
  ])
  if (!pinned) return list
  const above = pinned.filter(isMine).filter((head) => category === undefined || head.shown.category === category)
  return { ...list, pinned: await Promise.all(above.map(cardOf)) }
}

/** A page of those that fit, read on while there are too few. */
async function filled(
  page: (part: Part) => Promise<{ items: ArticleItem[]; next?: Key | undefined }>,
  { limit, from }: Part,
  fits: (head: ArticleItem) => head is ShownItem,
) {
  const items: ShownItem[] = []
  let next = from
  for (let query = 0; query < (items.length > 0 ? MOST_QUERIES : MOST_IN_VAIN); query++) {
    const read = await page({ limit: limit - items.length, from: next })
    items.push(...read.items.filter(fits))
    next = read.next
    if (!next || items.length >= limit) break
  }
  return { items, next }
}

/** What is over, by its heads: a query and a read for each page. */
const endedHeads = (streetId: string, nowMs: number) => async (part: Part) => {
  const { items, next } = await endedIn(streetId, nowMs).page(part)
  return { items: await headsOf(items), next }
}

async function headsOf(places: readonly { articleId: string }[]): Promise<ArticleItem[]> {
  if (places.length === 0) return []
  const keys = places.map(({ articleId }) => ({ articleId }))
  return (await getEach(Article, keys)).flatMap((head) => (head ? [head] : []))
}

/** What stands above a street's list. A query, and a read where something does. */
const pinnedIn = async (streetId: string, nowMs: number) =>
  (await headsOf(await pinsIn(streetId, nowMs).first(ARTICLE_LIMITS.pins)))
    .filter((head) => isPinned(standingOf(head), nowMs))
    .sort((a, b) => (b.publishAt ?? 0) - (a.publishAt ?? 0))
