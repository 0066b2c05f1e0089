import { now } from '@functions/platform/clock'
import type { Actor } from '@functions/platform/http/token'
import { type PageQuery, pageOf, pageOfQuery } from '@functions/platform/lists/pages'
import type { Outputs } from '@shared/contract/contract'
import { monthOf } from '@shared/rules/points/settlement'
import { dayOf } from '@shared/rules/time/day'
import { committeeFor, committeeView, headView } from './committees'
import { listsOf, publishedIn } from './entities'
import { type ItemView, type ListView, listView, namedIn } from './views'

/** A month's list as staff see it. One read and three queries. @throws NOT_FOUND */
export async function listFor(actor: Actor, committeeId: string, month: string): Promise<ListView> {
  const org = await committeeFor(actor, committeeId)
  return listView(committeeView(org), month)
}

/** A committee's lists, latest month first. One read and one query. @throws NOT_FOUND */
export async function listsFor(actor: Actor, { committeeId, ...page }: PageQuery & { committeeId: string }) {
  await committeeFor(actor, committeeId)
  return pageOfQuery(page, `servicelists#${actor.memberId}#${committeeId}`, listsOf(committeeId).page, headView)
}

/**
 * What is published in the street for this month: the lists of one's own community first, and in each its own items.
 * One query, and three for each list of the page. Staff are not named.
 */
export async function listsNear(
  { streetId, memberId }: Actor,
  { communityId, ...page }: PageQuery & { communityId?: string | undefined },
): Promise<Outputs['servicelists']['near']> {
  const month = monthOf(dayOf(now()))
  const isOwn = (of: readonly string[]) => communityId !== undefined && of.includes(communityId)
  const lists = (await publishedIn(streetId, month).all()).sort(
    (a, b) => Number(isOwn(b.communities)) - Number(isOwn(a.communities)) || (a.name < b.name ? -1 : 1),
  )
  const scope = `near#${streetId}#${memberId}#${month}#${communityId ?? ''}`
  const { items, cursor } = await pageOf(lists, page, scope)
  const shown = await Promise.all(items.map((list) => listView(namedIn(list), month)))
  return { month, items: shown.map((list) => nearView(list, communityId)), cursor }
}

function nearView({ byLabel: _, ...list }: ListView, communityId: string | undefined): ListView {
  const own = (items: readonly ItemView[]) =>
    items
      .map(({ byLabel: __, reason: ___, undone: ____, ...item }) => item)
      .sort((a, b) => Number(b.communityId === communityId) - Number(a.communityId === communityId))
  return { ...list, items: own(list.items), carried: own(list.carried) }
}
