import type { Actor } from '@functions/platform/http/token'
import { type PageQuery, pageOfQuery } from '@functions/platform/lists/pages'
import { problem } from '@functions/platform/problem'
import { getEach } from '@functions/platform/store/batch'
import { getNow } from '@functions/platform/store/writes'
import { streetOf } from '@functions/stations/street'
import type { Outputs } from '@shared/contract/contract'
import { reaches } from '@shared/rules/people/roles'
import { SUGGESTION_LIMITS } from '@shared/rules/suggestions/suggestion'
import { mergedIn, Suggestion, type SuggestionItem, suggestedBy, suggestionsOf, threadOf } from './entities'
import { namesOf } from './names'
import { cardView, entryView, rowView } from './views'

/** What the caller suggested. One query. */
export const mine = ({ memberId }: Actor, page: PageQuery): Promise<Outputs['suggestions']['mine']> =>
  pageOfQuery(page, `suggestions#${memberId}`, suggestedBy(memberId).page, cardView)

/** A suggestion of the caller's as it stands. 1 read unit. @throws NOT_FOUND */
export async function ownSuggestion({ memberId }: Actor, suggestionId: string): Promise<SuggestionItem> {
  const suggestion = await getNow(Suggestion, { suggestionId })
  if (suggestion?.memberId !== memberId) throw problem('NOT_FOUND')
  return suggestion
}

/** One of a community that the caller works for. 1 read unit. @throws NOT_FOUND */
export async function suggestionFor({ streetId, grants }: Actor, suggestionId: string): Promise<SuggestionItem> {
  const suggestion = await getNow(Suggestion, { suggestionId })
  if (suggestion?.streetId !== streetId || !reaches(grants, suggestion.communityId)) throw problem('NOT_FOUND')
  return suggestion
}

/** The caller's suggestion with its thread; where it goes on in another one, with what became of that since. @throws NOT_FOUND */
export async function threadFor(actor: Actor, suggestionId: string): Promise<Outputs['suggestions']['thread']> {
  const own = await ownSuggestion(actor, suggestionId)
  return { ...cardView(own), anonymous: own.anonymous, events: await eventsOf(own) }
}

/** Its entries, and of the one it was merged into those since then. A query for each that is followed. */
async function eventsOf(own: SuggestionItem) {
  const events = (await threadOf(own.suggestionId).first(SUGGESTION_LIMITS.events)).map(entryView)
  let at = own
  for (let merges = 0; at.mergedInto !== undefined && merges < SUGGESTION_LIMITS.merges; merges++) {
    const next = await getNow(Suggestion, { suggestionId: at.mergedInto })
    if (!next) break
    const since = at.movedAt
    const rest = (await threadOf(next.suggestionId).first(SUGGESTION_LIMITS.events)).map(entryView)
    // Also what was answered before: that is why it was merged.
    const isTold = ({ kind, at: moment }: (typeof rest)[number]) =>
      kind === 'answered' || (kind !== 'sent' && moment >= since)
    events.push(...rest.filter(isTold))
    at = next
  }
  return events
}

type Desk = PageQuery & { communityId: string; show: 'open' | 'over' }

/** Suggestions of a community. A query, and the names at once. @throws UNKNOWN_COMMUNITY, NOT_FOUND */
export async function deskList(
  { streetId, memberId, grants }: Actor,
  { communityId, show, ...page }: Desk,
): Promise<Outputs['suggestions']['desk']> {
  const { communities } = await streetOf(streetId)
  if (!communities.some((each) => each.communityId === communityId)) throw problem('UNKNOWN_COMMUNITY')
  if (!reaches(grants, communityId)) throw problem('FORBIDDEN')
  return pageOfQuery(
    page,
    `suggestionsdesk#${memberId}#${communityId}#${show}`,
    async (part) => {
      const { items, next } = await suggestionsOf(streetId, communityId, show).page(part)
      const names = await namesOf(items)
      return { items: items.map((suggestion) => rowView(suggestion, names)), next }
    },
    (row) => row,
  )
}

/** So many that were merged into it are shown. */
const SHOWN_MERGED = 50

/** One with its thread and what was merged into it. Two queries and the reads of those. @throws NOT_FOUND */
export async function itemFor(actor: Actor, suggestionId: string): Promise<Outputs['suggestions']['item']> {
  const suggestion = await suggestionFor(actor, suggestionId)
  const [events, links, names] = await Promise.all([
    threadOf(suggestionId).first(SUGGESTION_LIMITS.events),
    mergedIn(suggestionId).first(SHOWN_MERGED),
    namesOf([suggestion]),
  ])
  const merged = await getEach(
    Suggestion,
    links.map(({ fromId }) => ({ suggestionId: fromId })),
  )
  return {
    ...rowView(suggestion, names),
    events: events.map(entryView),
    mergedInto: suggestion.mergedInto,
    merged: merged.flatMap((each) => (each ? [{ suggestionId: each.suggestionId, text: each.text }] : [])),
  }
}
