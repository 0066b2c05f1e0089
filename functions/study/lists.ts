import { lessonsNow } from '@functions/articles/queries'
import { listFor } from '@functions/articles/reading'
import { openedOf } from '@functions/articles/receipts'
import { profilesNow } from '@functions/identity/profiles'
import { instructsNow } from '@functions/orgs/instructing'
import { workersIn } from '@functions/orgs/workers'
import type { Actor } from '@functions/platform/http/token'
import { type PageQuery, pageOfQuery } from '@functions/platform/lists/pages'
import { pick } from '@functions/platform/pick'
import { problem } from '@functions/platform/problem'
import { getEach } from '@functions/platform/store/batch'
import type { Outputs } from '@shared/contract/contract'
import { isFor } from '@shared/rules/articles/audience'
import { Learned, learnedBy } from './entities'
import { studiedNow } from './finishing'

/** Lessons for the caller with what they finished. What the list of articles costs, and two reads. */
export async function lessonsFor(actor: Actor, page: PageQuery): Promise<Outputs['study']['list']> {
  const { memberId } = actor
  const [{ items, pinned = [], cursor }, seen] = await Promise.all([
    listFor(actor, { ...page, category: 'lesson', show: 'current' }),
    studiedNow(memberId),
  ])
  const cards = [...pinned, ...items]
  const learned = await getEach(
    Learned,
    cards.map(({ articleId }) => ({ memberId, articleId })),
  )
  return {
    seen,
    cursor,
    items: cards.flatMap((card, index) =>
      card.lesson ? [{ ...card, lesson: card.lesson, finishedAt: learned[index]?.at }] : [],
    ),
  }
}

/** What the caller finished, latest first. One query. */
export const learnedPage = ({ memberId }: Actor, page: PageQuery) =>
  pageOfQuery(page, `learned#${memberId}`, learnedBy(memberId).page, (each) =>
    pick(each, 'articleId', 'title', 'at', 'seconds', 'points'),
  )

/**
 * Who of an organisation that the caller instructs has set lessons open that are for them, and whether they were opened: what
 * is set is known by name, as a notice that must be known is. Seconds are told nobody. Whoever has none is left out: a page may be
 * short and have a cursor. Three queries and three reads for the page. @throws NOT_FOUND
 */
export async function lackingIn(
  actor: Actor,
  { orgId, ...page }: PageQuery & { orgId: string },
): Promise<Outputs['study']['lacking']> {
  const { streetId, memberId } = actor
  if (!(await instructsNow(actor)).some(({ scope }) => scope === orgId)) throw problem('NOT_FOUND')
  const set = (await lessonsNow(streetId)).filter(({ shown: { lesson } }) => lesson?.dueOn !== undefined)
  const people = await pageOfQuery(
    page,
    `studylacking#${memberId}#${orgId}`,
    async (part) => {
      const { items, next } = await workersIn(orgId).page(part)
      const ids = items.map((each) => each.memberId)
      const [profiles, learned, opened] = await Promise.all([
        profilesNow(ids),
        getEach(
          Learned,
          ids.flatMap((id) => set.map(({ articleId }) => ({ memberId: id, articleId }))),
        ),
        openedOf(
          ids.flatMap((memberId) => set.map(({ articleId, shown: { version } }) => ({ memberId, articleId, version }))),
        ),
      ])
      const done = new Set(learned.flatMap((each) => (each ? [`${each.memberId}#${each.articleId}`] : [])))
      const rows = ids.flatMap((id) => {
        const profile = profiles.get(id)
        if (profile?.status !== 'confirmed') return []
        const { communityId, occupation, nameMasked = '' } = profile
        const reader = { communityId, occupation, organisationId: orgId, roles: ['worker' as const] }
        const open = set
          .filter(({ articleId, shown }) => !done.has(`${id}#${articleId}`) && isFor(shown.audience, reader))
          .map(({ articleId }) => articleId)
        const seen = open.filter((articleId) => opened.has(`${id}#${articleId}`))
        return open.length > 0 ? [{ memberId: id, nameMasked, open, opened: seen }] : []
      })
      return { items: rows, next }
    },
    (row) => row,
  )
  const lessons = set.map(({ articleId, shown }) => ({ articleId, title: shown.title, dueOn: shown.lesson?.dueOn }))
  return { set: lessons, ...people }
}
