import { listOf } from '@functions/platform/lists/list'
import { fingerprinted } from '@functions/platform/sealed/tokens'
import { kind } from '@functions/platform/store/table'
import {
  SUGGESTION_CATEGORIES,
  SUGGESTION_EVENTS,
  SUGGESTION_STATES,
  type SuggestionCategory,
  type SuggestionEvent,
  type SuggestionState,
} from '@shared/rules/suggestions/suggestion'
import { Entity, type FormattedItem } from 'dynamodb-toolbox/entity'
import { boolean, item, list, map, number, string } from 'dynamodb-toolbox/schema'

/**
 * who       question                                     key
 * anybody   a suggestion as it stands                    SUGGESTION#<id> / NOW
 * proposer  what I suggested, newest first               byOwner  MEMBER#<id> / SUGGESTION#<moment>#<id>  backwards
 * staff     what waits for an answer, first due first    byQueue  SUGGESTIONS#<street>#<community>#open / <due>#<id>
 * staff     what is over, latest move first              byQueue  SUGGESTIONS#<street>#<community>#over / <moved>#<id>  backwards
 * member    how many I made today                        MEMBER#<id> / SUGGESTIONDAY#<day>
 * both      its thread                                   SUGGESTION#<id> / EVENT#<version>
 * both      which were merged into it                    SUGGESTION#<id> / LINK#<id>
 */
const categories = Object.keys(SUGGESTION_CATEGORIES) as [SuggestionCategory, ...SuggestionCategory[]]
const states = Object.keys(SUGGESTION_STATES) as [SuggestionState, ...SuggestionState[]]
const kinds = Object.keys(SUGGESTION_EVENTS) as [SuggestionEvent, ...SuggestionEvent[]]

const partitionOf = (suggestionId: string) => `SUGGESTION#${suggestionId}`

export const Suggestion = new Entity({
  ...kind('suggestion'),
  schema: item({
    suggestionId: string().key(),
    hash: fingerprinted(),
    streetId: string(),
    communityId: string(),
    /** Whose it is; absent of a speaker without an account, and of who left. */
    memberId: string().optional(),
    category: string().enum(...categories),
    text: string(),
    place: string().optional(),
    anonymous: boolean(),
    state: string().enum(...states),
    /** The council it was said in. */
    remarkOf: string().optional(),
    mergedInto: string().optional(),
    dueAt: number(),
    at: number(),
    movedAt: number(),
    /** Rises with every move; every move is conditioned on it. */
    version: number(),
    made: list(map({ id: string(), hash: fingerprinted() })),
    ownerPk: string().optional(),
    ownerSk: string().optional(),
    queuePk: string().optional(),
    queueSk: string().optional(),
  }),
  computeKey: ({ suggestionId }) => ({ pk: partitionOf(suggestionId), sk: 'NOW' }),
})

/** An entry of the thread, never changed. */
export const SuggestionEntry = new Entity({
  ...kind('suggestionEntry'),
  schema: item({
    suggestionId: string().key(),
    version: number().key(),
    streetId: string(),
    kind: string().enum(...kinds),
    text: string().optional(),
    who: string().optional(),
    by: string().optional(),
    byLabel: string().optional(),
    at: number(),
  }),
  computeKey: ({ suggestionId, version }) => ({
    pk: partitionOf(suggestionId),
    sk: `EVENT#${String(version).padStart(6, '0')}`,
  }),
})

/** That another suggestion goes on in this one. */
export const SuggestionLink = new Entity({
  ...kind('suggestionLink'),
  schema: item({ suggestionId: string().key(), fromId: string().key(), streetId: string(), at: number() }),
  computeKey: ({ suggestionId, fromId }) => ({ pk: partitionOf(suggestionId), sk: `LINK#${fromId}` }),
})

/** How many suggestions somebody made on a day. */
export const SuggestionDay = new Entity({
  ...kind('suggestionDay'),
  schema: item({
    memberId: string().key(),
    day: string().key(),
    count: number(),
    /** Epoch seconds. */
    expiresAt: number(),
  }),
  computeKey: ({ memberId, day }) => ({ pk: `MEMBER#${memberId}`, sk: `SUGGESTIONDAY#${day}` }),
})

export type SuggestionItem = FormattedItem<typeof Suggestion>
export type EntryItem = FormattedItem<typeof SuggestionEntry>

const moment = (at: number) => String(at).padStart(15, '0')
const queue = (streetId: string, communityId: string, show: 'open' | 'over') =>
  `SUGGESTIONS#${streetId}#${communityId}#${show}`

type Placed = Pick<
  SuggestionItem,
  'suggestionId' | 'streetId' | 'communityId' | 'memberId' | 'state' | 'dueAt' | 'movedAt' | 'at'
>

/** Where it stands among its proposer's, and among its community's: by when it is due, or by its last move. */
export const placeOf = ({ suggestionId, streetId, communityId, memberId, state, dueAt, movedAt, at }: Placed) => {
  const isOpen = SUGGESTION_STATES[state].open
  return {
    ownerPk: memberId === undefined ? undefined : `MEMBER#${memberId}`,
    ownerSk: memberId === undefined ? undefined : `SUGGESTION#${moment(at)}#${suggestionId}`,
    queuePk: queue(streetId, communityId, isOpen ? 'open' : 'over'),
    queueSk: `${moment(isOpen ? dueAt : movedAt)}#${suggestionId}`,
  }
}

/** Somebody's suggestions, newest first. */
export const suggestedBy = (memberId: string) =>
  listOf(Suggestion, {
    index: 'byOwner',
    partition: `MEMBER#${memberId}`,
    range: { beginsWith: 'SUGGESTION#' },
    reverse: true,
  })

/** Suggestions of a community that wait for an answer, first due first; or that are over, latest move first. */
export const suggestionsOf = (streetId: string, communityId: string, show: 'open' | 'over') =>
  listOf(Suggestion, {
    index: 'byQueue',
    partition: queue(streetId, communityId, show),
    reverse: show === 'over',
  })

/** A suggestion's thread, in its order. */
export const threadOf = (suggestionId: string) =>
  listOf(SuggestionEntry, { partition: partitionOf(suggestionId), range: { beginsWith: 'EVENT#' }, consistent: true })

/** Those that go on in it. */
export const mergedIn = (suggestionId: string) =>
  listOf(SuggestionLink, { partition: partitionOf(suggestionId), range: { beginsWith: 'LINK#' }, consistent: true })
