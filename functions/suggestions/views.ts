import { pick } from '@functions/platform/pick'
import type { Outputs } from '@shared/contract/contract'
import type { EntryItem, SuggestionItem } from './entities'

export type Card = Outputs['suggestions']['suggest']
export type Row = Outputs['suggestions']['move']

/** As its proposer sees it in a list. */
export const cardView = (suggestion: SuggestionItem): Card =>
  pick(
    suggestion,
    ...(['suggestionId', 'category', 'text', 'place', 'communityId'] as const),
    ...(['state', 'at', 'movedAt', 'version', 'remarkOf'] as const),
  )

/** As staff see it. Who wants to stay unknown, and a speaker without an account, has no name. */
export const rowView = (suggestion: SuggestionItem, names: ReadonlyMap<string, string>): Row => ({
  ...cardView(suggestion),
  proposer: suggestion.anonymous || suggestion.memberId === undefined ? undefined : names.get(suggestion.memberId),
  dueAt: suggestion.dueAt,
})

export const entryView = ({ kind, at, text, who, byLabel }: EntryItem) => ({ kind, at, text, who, byLabel })
