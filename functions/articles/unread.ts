import { employerOf } from '@functions/orgs/queries'
import { myPairs } from '@functions/pairs/lists'
import { now } from '@functions/platform/clock'
import type { Actor } from '@functions/platform/http/token'
import { type PageQuery, pageOfQuery } from '@functions/platform/lists/pages'
import { problem } from '@functions/platform/problem'
import { getEach } from '@functions/platform/store/batch'
import type { Outputs } from '@shared/contract/contract'
import { isFor } from '@shared/rules/articles/audience'
import { isShown } from '@shared/rules/articles/standing'
import { shownOf } from './entities'
import { headFor } from './heads'
import { ArticleRead } from './readerEntities'
import { cardOf, isPublished, type ShownItem, standingOf } from './views'

/**
 * Whom of one's own workers a notice has not reached yet: a call list, in the order of the list of pairs. A page of pairs is
 * looked through, so it may be short and still have a cursor. Names are told of notices that must be known alone. A read, a
 * query and one read for the page. @throws NOT_FOUND, ARTICLE_NOT_MUST_KNOW
 */
export async function unreadBy(
  actor: Actor,
  { articleId, ...page }: PageQuery & { articleId: string },
): Promise<Outputs['articles']['unread']> {
  const head = await headFor(actor, articleId)
  if (!isPublished(head) || !isShown(standingOf(head), now())) throw problem('NOT_FOUND')
  const { audience, version, mustKnow } = head.shown
  if (!mustKnow) throw problem('ARTICLE_NOT_MUST_KNOW')
  const { items, cursor } = await myPairs(actor, page)
  const read = await getEach(
    ArticleRead,
    items.map(({ memberId }) => ({ memberId, articleId, version })),
  )
  const works = await Promise.all(
    items.map(({ memberId }) => (audience.organisations.length > 0 ? employerOf(memberId) : undefined)),
  )
  const left = items.filter(({ communityId, occupation }, index) => {
    const reader = { communityId, occupation, organisationId: works[index], roles: ['worker' as const] }
    return read[index] === undefined && isFor(audience, reader)
  })
  return {
    items: left.map(({ memberId, nameMasked, communityId }) => ({ memberId, nameMasked, communityId })),
    cursor,
  }
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
