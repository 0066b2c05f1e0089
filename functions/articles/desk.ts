import { paperLink } from '@functions/media/links'
import { now } from '@functions/platform/clock'
import type { Actor } from '@functions/platform/http/token'
import { type PageQuery, pageOfQuery } from '@functions/platform/lists/pages'
import { problem } from '@functions/platform/problem'
import { unseal } from '@functions/platform/sealed/personal'
import { getEach } from '@functions/platform/store/batch'
import { getNow } from '@functions/platform/store/writes'
import type { Outputs } from '@shared/contract/contract'
import { type ArticleState, hasEnded } from '@shared/rules/articles/standing'
import { consentBound } from './consents'
import {
  Article,
  type ArticleItem,
  ArticleVersion,
  draftsIn,
  endedIn,
  scheduledIn,
  shownIn,
  type VersionItem,
  versionsOf,
  withdrawnIn,
} from './entities'
import { headFor } from './heads'
import { type ConsentItem, consentsOf, readersOf, saidOf } from './readerEntities'
import { standingOf } from './shown'
import { deskRow, picturesOf, wordsOfItem } from './views'

/** Readers are counted up to here. */
const MOST_READERS = 1000

/** The street's articles in a state. One query; of what is over one read more for each page. */
export const deskList = ({ streetId, memberId }: Actor, { state, ...page }: PageQuery & { state: ArticleState }) =>
  pageOfQuery(page, `deskArticles#${streetId}#${memberId}#${state}`, PAGES[state](streetId, now()), deskRow)

type Pages = ReturnType<typeof shownIn>['page']

const PAGES: Record<ArticleState, (streetId: string, nowMs: number) => Pages> = {
  draft: (streetId) => draftsIn(streetId).page,
  scheduled: (streetId, nowMs) => scheduledIn(streetId, nowMs).page,
  withdrawn: (streetId) => withdrawnIn(streetId).page,
  shown: (streetId, nowMs) => async (part) => {
    const { items, next } = await shownIn(streetId, nowMs).page(part)
    return { items: items.filter((head) => !hasEnded(standingOf(head), nowMs)), next }
  },
  ended: (streetId, nowMs) => async (part) => {
    const { items, next } = await endedIn(streetId, nowMs).page(part)
    const keys = items.map(({ articleId }) => ({ articleId }))
    const heads = keys.length > 0 ? await getEach(Article, keys) : []
    return { items: heads.flatMap((head) => (head && isOver(head, nowMs) ? [head] : [])), next }
  },
}

const isOver = (head: ArticleItem, nowMs: number) => {
  const standing = standingOf(head)
  return hasEnded(standing, nowMs) && standing.withdrawnAt === undefined && (standing.publishAt ?? nowMs + 1) <= nowMs
}

/** An article for who edits it. Two reads, a query and a count. @throws NOT_FOUND */
export async function editOf(actor: Actor, articleId: string): Promise<Outputs['articles']['edit']> {
  const head = await headFor(actor, articleId)
  const [item, consents, readers] = await Promise.all([
    getNow(ArticleVersion, { articleId, version: head.latest.version }),
    consentsOf(articleId).all(),
    head.shown ? readersOf(articleId, head.shown.version).count(MOST_READERS) : 0,
  ])
  if (!item) throw problem('NOT_FOUND')
  const words = wordsOfItem(item)
  return {
    ...deskRow(head),
    words,
    pictures: await picturesOf(head.streetId, words),
    consents: await Promise.all(consents.map(consentView)),
    readers,
  }
}

async function consentView({ streetId, consentId, nameSealed, signedOn, byLabel, withdrawnAt, paper }: ConsentItem) {
  const name = nameSealed === undefined ? '' : await unseal(nameSealed, consentBound(consentId))
  const paperUrl = paper && (await paperLink({ streetId, name: paper }))
  return { consentId, name, signedOn, byLabel, withdrawnAt, paperUrl }
}

/** An article's versions, newest first. A read and a query. @throws NOT_FOUND */
export async function versionList(actor: Actor, { articleId, ...page }: PageQuery & { articleId: string }) {
  await headFor(actor, articleId)
  const scope = `articleVersions#${actor.memberId}#${articleId}`
  return pageOfQuery(page, scope, versionsOf(articleId).page, versionHead)
}

const versionHead = ({ version, title, byLabel, at, why }: VersionItem) => ({ version, title, byLabel, at, why })

/** The words of one version. Two reads. @throws NOT_FOUND */
export async function versionOf(
  actor: Actor,
  key: { articleId: string; version: number },
): Promise<Outputs['articles']['version']> {
  const [{ streetId }, item] = await Promise.all([headFor(actor, key.articleId), getNow(ArticleVersion, key)])
  if (!item) throw problem('NOT_FOUND')
  const words = wordsOfItem(item)
  return { ...versionHead(item), words, pictures: await picturesOf(streetId, words) }
}

/** What readers said of an article, newest first; who said it stays theirs. A read and a query. @throws NOT_FOUND */
export async function remarkList(actor: Actor, { articleId, ...page }: PageQuery & { articleId: string }) {
  await headFor(actor, articleId)
  const scope = `articleRemarks#${actor.memberId}#${articleId}`
  return pageOfQuery(page, scope, saidOf(articleId).page, ({ remark, text, at, version }) => ({
    remark,
    text,
    at,
    version,
  }))
}
