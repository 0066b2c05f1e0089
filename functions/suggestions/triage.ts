import { now } from '@functions/platform/clock'
import type { Actor } from '@functions/platform/http/token'
import { stillTrusted } from '@functions/platform/http/trust'
import { problem } from '@functions/platform/problem'
import { actFingerprint } from '@functions/platform/store/ids'
import { labelOf } from '@functions/platform/store/label'
import { firstOf } from '@functions/platform/store/repeat'
import { type Step, transact, untilAnswered } from '@functions/platform/store/transact'
import { checkIf, getNow, put, putIf, putNew, remove } from '@functions/platform/store/writes'
import type { Inputs, Outputs } from '@shared/contract/contract'
import { EVENT_OF, type SuggestionMove, stateAfter, takesMerged } from '@shared/rules/suggestions/suggestion'
import { type EntryItem, placeOf, Suggestion, SuggestionEntry, type SuggestionItem, SuggestionLink } from './entities'
import { namesOf } from './names'
import { ownSuggestion, suggestionFor } from './reading'
import { cardView, rowView } from './views'

/** So many moves of a suggestion are remembered. */
const REMEMBERED = 8

const doneBefore = ({ made }: SuggestionItem, { id, hash }: Made): boolean =>
  firstOf(
    made.find((each) => each.id === id),
    hash,
  ) !== undefined

interface Made {
  id: string
  hash: string
}

interface Moved {
  move: SuggestionMove
  made: Made
  said: Pick<EntryItem, 'text' | 'who' | 'by' | 'byLabel'>
  change?: Partial<SuggestionItem>
}

/** A suggestion after a move. @throws SUGGESTION_MOVED when it may not begin from where it stands */
function moved(suggestion: SuggestionItem, { move, made, change }: Moved): SuggestionItem {
  const state = stateAfter(suggestion.state, move)
  if (state === undefined) throw problem('SUGGESTION_MOVED')
  const next = {
    ...suggestion,
    ...change,
    ...{ state, movedAt: now(), version: suggestion.version + 1 },
    made: [...suggestion.made, made].slice(-REMEMBERED),
  }
  return { ...next, ...placeOf(next) }
}

/** The suggestion as it was seen becomes another, with the entry of its thread. 8 write units. */
const movesTo = (suggestion: SuggestionItem, next: SuggestionItem, { move, said }: Moved): Step<never>[] => [
  putIf<typeof Suggestion>(Suggestion, next, { attr: 'version', eq: suggestion.version }),
  putNew(SuggestionEntry, {
    ...{ suggestionId: next.suggestionId, version: next.version, streetId: next.streetId },
    ...{ kind: EVENT_OF[move], at: next.movedAt, ...said },
  }),
]

/** The caller takes theirs back. A read and one transaction. @throws NOT_FOUND, SUGGESTION_MOVED */
export function withdraw(
  actor: Actor,
  { suggestionId, id }: Inputs['suggestions']['withdraw'],
): Promise<Outputs['suggestions']['withdraw']> {
  type Back = Outputs['suggestions']['withdraw']
  const made = { id, hash: actFingerprint(actor, { withdraw: suggestionId }) }
  return untilAnswered<Back>(async () => {
    const suggestion = await ownSuggestion(actor, suggestionId)
    if (doneBefore(suggestion, made)) return cardView(suggestion)
    const way: Moved = { move: 'withdraw', made, said: {} }
    const next = moved(suggestion, way)
    return transact<Back>([...movesTo(suggestion, next, way), stillTrusted(actor)], () => cardView(next))
  })
}

/**
 * Staff answer, say why it cannot be done and who could, merge it into one that goes on, or open it again. Reads of it, of the one
 * it goes on in and of a name, and one transaction of up to 16 write units. @throws NOT_FOUND, SUGGESTION_MOVED, SUGGESTION_TARGET
 */
export function move(actor: Actor, input: Inputs['suggestions']['move']): Promise<Outputs['suggestions']['move']> {
  const { suggestionId, id, version, move: asked, text, who, intoId } = input
  type Row = Outputs['suggestions']['move']
  const made = { id, hash: actFingerprint(actor, { suggestionId, version, asked, text, who, intoId }) }
  return untilAnswered<Row>(async () => {
    const suggestion = await suggestionFor(actor, suggestionId)
    const names = await namesOf([suggestion])
    if (doneBefore(suggestion, made)) return rowView(suggestion, names)
    if (suggestion.version !== version) throw problem('SUGGESTION_MOVED')
    const said = { text, who, by: actor.memberId, byLabel: await labelOf(actor, '工作人员') }
    const way: Moved = { move: asked, made, said, change: { mergedInto: asked === 'merge' ? intoId : undefined } }
    const next = moved(suggestion, way)
    const links = intoId === undefined ? unlinks(suggestion) : await linksTo(suggestion, intoId)
    return transact<Row>([...movesTo(suggestion, next, way), ...links, stillTrusted(actor)], () => rowView(next, names))
  })
}

/** It goes on in another one of the street, which still stands so. @throws SUGGESTION_TARGET */
async function linksTo({ suggestionId, streetId }: SuggestionItem, intoId: string): Promise<Step<never>[]> {
  const into = await getNow(Suggestion, { suggestionId: intoId })
  const isThere = into?.streetId === streetId && into.suggestionId !== suggestionId && takesMerged(into.state)
  if (!isThere) throw problem('SUGGESTION_TARGET')
  return [
    checkIf<typeof Suggestion>(Suggestion, { suggestionId: intoId }, { attr: 'version', eq: into.version }),
    put(SuggestionLink, { suggestionId: intoId, fromId: suggestionId, streetId, at: now() }),
  ]
}

/** Opened again it goes on by itself. */
const unlinks = ({ suggestionId, mergedInto }: SuggestionItem): Step<never>[] =>
  mergedInto === undefined ? [] : [remove(SuggestionLink, { suggestionId: mergedInto, fromId: suggestionId })]
