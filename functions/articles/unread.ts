import { employerOf } from '@functions/orgs/queries'
import { myPairs, pairsIn } from '@functions/pairs/lists'
import { now } from '@functions/platform/clock'
import type { Actor } from '@functions/platform/http/token'
import { type PageQuery, pageOfQuery } from '@functions/platform/lists/pages'
import { pick } from '@functions/platform/pick'
import { problem } from '@functions/platform/problem'
import { getEach } from '@functions/platform/store/batch'
import type { Outputs } from '@shared/contract/contract'
import { isFor } from '@shared/rules/articles/audience'
import { isShown } from '@shared/rules/articles/standing'
import { shownOf } from './entities'
import { headFor } from './heads'
import { ArticleRead } from './readerEntities'
import { isPublished, type ShownItem, standingOf } from './shown'
import { cardOf } from './views'

/**
 * Whom of one's own workers, or of a community, a notice has not reached yet: a call list, in the order of the list of pairs. A page of pairs is
 * looked through, the next when nobody is left on it. Names are told of notices that must be known alone. A read, and a query and
 * a read for each page. @throws NOT_FOUND, ARTICLE_NOT_MUST_KNOW, UNKNOWN_COMMUNITY, FORBIDDEN
 */
export async function unreadBy(
  actor: Actor,
  { articleId, communityId, ...page }: PageQuery & { articleId: string; communityId?: string | undefined },
): Promise<Outputs['articles']['unread']> {
  const head = await headFor(actor, articleId)
  if (!isPublished(head) || !isShown(standingOf(head), now())) throw problem('NOT_FOUND')
  const { audience, version, mustKnow } = head.shown
  if (!mustKnow) throw problem('ARTICLE_NOT_MUST_KNOW')
  let cursor = page.cursor
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const asked = { ...page, cursor }
    const pairs =
      communityId === undefined
        ? await myPairs(actor, asked)
        : await pairsIn(actor, { ...asked, communityId, show: 'all' })
    const items = await unreadAmong(pairs.items, { articleId, version, audience })
    if (items.length > 0 || pairs.cursor === undefined) return { items, cursor: pairs.cursor }
    cursor = pairs.cursor
  }
  return { items: [], cursor }
}

/** So many pages of pairs are looked through at most for somebody who is left. */
const MOST_ROUNDS = 5

type Paired = Awaited<ReturnType<typeof myPairs>>['items'][number]

async function unreadAmong(
  pairs: readonly Paired[],
  { articleId, version, audience }: { articleId: string; version: number; audience: ShownItem['shown']['audience'] },
) {
  if (pairs.length === 0) return []
  const read = await getEach(
    ArticleRead,
    pairs.map(({ memberId }) => ({ memberId, articleId, version })),
  )
  const works = await Promise.all(
    pairs.map(({ memberId }) => (audience.organisations.length > 0 ? employerOf(memberId) : undefined)),
  )
  return pairs
    .filter(({ communityId, occupation }, index) => {
      const reader = { communityId, occupation, organisationId: works[index], roles: ['worker' as const] }
      return read[index] === undefined && isFor(audience, reader)
    })
    .map((pair) => pick(pair, 'memberId', 'nameMasked', 'communityId', 'staffLabel'))
}

/** Notices of now that must be known, newest first. One query. */
export const mustKnowNow = ({ streetId, memberId }: Actor, page: PageQuery) =>
  pageOfQuery(
    page,
    `mustKnow#${streetId}#${memberId}`,
    async (part) => {
      const { items, next } = await shownOf(streetId, 'notice', now()).page(part)
      return {
        items: items.filter((head): head is ShownItem => isPublished(head) && head.shown.mustKnow === true),
        next,
      }
    },
    cardOf,
  )
