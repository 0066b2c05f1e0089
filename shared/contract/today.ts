import { DUE_AT_ONCE, DUE_KINDS } from '@shared/rules/office/due'
import * as v from 'valibot'
import { Me } from './me'
import { get } from './route'
import { Street } from './stations'
import { codesOf, DayText, Moment, Page, pageQuery, QueryNumber } from './types'

const staff = ['gridWorker', 'admin'] as const

const DueItem = v.object({
  kind: codesOf(DUE_KINDS),
  /** With its kind it names one thing. */
  id: v.string(),
  title: v.string(),
  /** Where, or for whom; names are masked. */
  note: v.optional(v.string()),
  dueOn: DayText,
  /** Where the hour matters. */
  dueAt: v.optional(Moment),
  urgent: v.optional(v.literal(true)),
  /** So many times it was due before, and nobody did it. */
  missed: v.pipe(v.number(), v.integer(), v.minValue(0)),
  /** Where it is done: a page of the mini-program with its query, and an address below /console. */
  page: v.string(),
  desk: v.pipe(v.string(), v.startsWith('/')),
})

/** Counted up to one more than is told at once. */
const Count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(DUE_AT_ONCE + 1))

/** 今天 – what staff begin with: what is due, what waits for them, and what is urgent, of all slices in one answer. */
export const today = {
  home: get('/today', {
    summary:
      'What a member of staff has to do today in one answer: what is urgent, what is due or late in one list, what waits for their decision',
    roles: staff,
    shows: 'personal',
  })
    .input(v.object({}))
    .output(
      v.object({
        serverTime: Moment,
        me: Me,
        street: Street,
        unread: v.number(),
        /** Urgent reports that are open. */
        urgent: Count,
        /** All that is due until tonight, and what of it is late. */
        due: Count,
        late: Count,
        /** What waits for a decision, the kinds of which none waits left out. */
        waiting: v.array(v.object({ kind: codesOf(DUE_KINDS), count: Count })),
        /** What can be done next of kinds that have a button, due or not. */
        next: v.array(DueItem),
        /** WeChat’s templates by our own names, as home has them. */
        templates: v.array(v.object({ name: v.string(), id: v.string() })),
        /** The beginning of what is due. */
        first: Page(DueItem),
      }),
    ),
  due: get('/today/due', {
    summary: 'Everything that is due until tonight or late, of all slices in one list, first due first',
    roles: staff,
    shows: 'personal',
  })
    .input(v.object({ ...pageQuery, limit: v.optional(v.pipe(QueryNumber(1, DUE_AT_ONCE), v.integer()), DUE_AT_ONCE) }))
    .output(Page(DueItem)),
}
