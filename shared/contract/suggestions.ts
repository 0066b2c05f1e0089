import {
  STAFF_MOVES,
  SUGGESTION_CATEGORIES,
  SUGGESTION_EVENTS,
  SUGGESTION_LIMITS,
  SUGGESTION_STATES,
} from '@shared/rules/suggestions/suggestion'
import * as v from 'valibot'
import { get, write } from './route'
import { codesOf, Moment, Page, pageQuery, Slug, Text, Ulid } from './types'

const staff = ['gridWorker', 'admin'] as const
const L = SUGGESTION_LIMITS

const one = { suggestionId: Ulid }
const Version = v.pipe(v.number(), v.integer(), v.minValue(1))
const Category = codesOf(SUGGESTION_CATEGORIES)

/** A suggestion in a list. */
const Card = v.object({
  ...one,
  category: Category,
  text: v.string(),
  place: v.optional(v.string()),
  communityId: v.string(),
  state: codesOf(SUGGESTION_STATES),
  at: Moment,
  movedAt: Moment,
  version: Version,
  /** It was said in a council. */
  remarkOf: v.optional(Ulid),
})

/** An entry of its thread. Of one that goes on in another one’s, the other’s entries follow. */
const Entry = v.object({
  kind: codesOf(SUGGESTION_EVENTS),
  at: Moment,
  text: v.optional(v.string()),
  /** Of what cannot be done: who could. */
  who: v.optional(v.string()),
  /** Which member of staff; masked. */
  byLabel: v.optional(v.string()),
})

/** A suggestion with all that became of it. */
const Thread = v.object({ ...Card.entries, anonymous: v.boolean(), events: v.array(Entry) })

/** A suggestion as staff see it. */
const Row = v.object({
  ...Card.entries,
  /** Whose it is, masked; absent of who wants to stay unknown, and of a speaker without an account. */
  proposer: v.optional(v.string()),
  /** Until when it is to be answered. */
  dueAt: Moment,
})

/** K – 意见建议: what riders wish for, and what becomes of it, in one thread. */
export const suggestions = {
  mine: get('/suggestions/mine', { summary: 'What the caller suggested, newest first', roles: ['member'] })
    .input(v.object({ ...pageQuery }))
    .output(Page(Card)),
  suggest: write('/suggestions', {
    summary: 'Suggests a rule, a facility or a way; it goes to the community that is named',
    roles: ['member'],
    success: 201,
    idHours: 72,
    errors: ['UNKNOWN_COMMUNITY', 'SUGGESTIONS_TODAY'],
  })
    .input(
      v.object({
        id: Ulid,
        category: Category,
        text: Text(4, L.text, '建议'),
        place: v.optional(Text(1, L.place, '地点')),
        communityId: Slug,
        /** Staff do not learn who it is from. */
        anonymous: v.boolean(),
      }),
    )
    .output(Card),
  thread: get('/suggestions/{suggestionId}', {
    summary:
      'A suggestion of the caller’s, from their words to what became of it, also where it goes on in another one',
    roles: ['member'],
    errors: ['NOT_FOUND'],
  })
    .input(v.object(one))
    .output(Thread),
  withdraw: write('/suggestions/{suggestionId}/withdraw', {
    summary: 'Takes one’s suggestion back before it was answered',
    roles: ['member'],
    errors: ['NOT_FOUND', 'SUGGESTION_MOVED'],
  })
    .input(v.object({ ...one, id: Ulid }))
    .output(Card),

  desk: get('/suggestions/desk', {
    summary: 'Suggestions of a community: open ones by when they are due, or those that are over, latest move first',
    roles: staff,
    shows: 'personal',
    errors: ['UNKNOWN_COMMUNITY'],
  })
    .input(v.object({ communityId: Slug, show: v.optional(v.picklist(['open', 'over']), 'open'), ...pageQuery }))
    .output(Page(Row)),
  item: get('/suggestions/desk/{suggestionId}', {
    summary: 'A suggestion with its thread and those that were merged into it, for staff of its community',
    roles: staff,
    shows: 'personal',
    errors: ['NOT_FOUND'],
  })
    .input(v.object(one))
    .output(
      v.object({
        ...Row.entries,
        events: v.array(Entry),
        mergedInto: v.optional(Ulid),
        /** Suggestions that were merged into it. */
        merged: v.array(v.object({ ...one, text: v.string() })),
      }),
    ),
  move: write('/suggestions/desk/{suggestionId}/move', {
    summary: 'Answers it, says why it cannot be done and who could, merges it into one like it, or opens it again',
    roles: staff,
    errors: ['NOT_FOUND', 'SUGGESTION_MOVED', 'SUGGESTION_TARGET'],
  })
    .input(
      v.pipe(
        v.object({
          ...one,
          id: Ulid,
          version: Version,
          move: v.picklist(STAFF_MOVES),
          /** The answer, or the reason. */
          text: v.optional(Text(2, L.answer, '答复')),
          who: v.optional(Text(2, L.who, '谁能办')),
          /** The one it is merged into. */
          intoId: v.optional(Ulid),
        }),
        v.check(({ move, text }) => move === 'merge' || text !== undefined, '请写几句，提建议的人会看到'),
        v.check(({ move, intoId }) => (move === 'merge') === (intoId !== undefined), '请选并到哪一条'),
      ),
    )
    .output(Row),
  fromRemark: write('/suggestions/desk/from-remark', {
    summary: 'Makes a suggestion of what somebody said in a council: the speaker is its proposer and has its thread',
    roles: staff,
    success: 201,
    errors: ['NOT_FOUND', 'REMARK_SUGGESTED'],
  })
    .input(v.object({ id: Ulid, activityId: Ulid, remarkId: Ulid, category: Category }))
    .output(Row),
}
