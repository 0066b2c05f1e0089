import { FIELDS, IMPORT_FAILURES, IMPORT_LIMITS, IMPORT_STATES, OUTCOMES } from '@shared/rules/survey/imports'
import * as v from 'valibot'
import { get, post, write } from './route'
import { codesOf, Moment, Page, pageQuery, Ulid } from './types'

const staff = ['gridWorker', 'admin'] as const

const Whole = v.pipe(v.number(), v.integer(), v.minValue(0))
const Column = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(16_383))
const Cell = v.pipe(v.string(), v.maxLength(IMPORT_LIMITS.cell, `一格最多 ${IMPORT_LIMITS.cell} 个字`))
const Line = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1_048_576))

const Counts = v.object({ create: Whole, update: Whole, same: Whole, bad: Whole })

const ImportView = v.object({
  importId: Ulid,
  round: v.number(),
  state: codesOf(IMPORT_STATES),
  /** Why it failed. */
  reason: v.optional(codesOf(IMPORT_FAILURES)),
  at: Moment,
  /** Rows there are, how many came, and how many were looked at in this pass. */
  total: Whole,
  received: Whole,
  seen: Whole,
  /** What the rows would do, by the last look. */
  counts: Counts,
  /** What they did. */
  done: Counts,
  /** What was seen; a confirmation carries it. */
  fingerprint: v.optional(v.string()),
  /** So many rows do something else than the confirmed preview said. */
  changed: Whole,
})

const WrongCell = v.object({ field: codesOf(FIELDS), column: v.string(), said: v.string() })

const ImportRow = v.object({
  line: Line,
  cells: v.array(v.string()),
  outcome: codesOf(OUTCOMES),
  wrongs: v.array(WrongCell),
  /** It does something else than the preview said before. */
  changed: v.boolean(),
})

/** A table of surveyed people that is brought in: looked at first, written when that is confirmed. Part of `survey`. */
export const importRoutes = {
  startImport: write('/survey/imports', {
    summary: 'Begins to bring in a table; nothing is written before it is confirmed',
    roles: staff,
    success: 201,
    limit: { per: 'member', max: IMPORT_LIMITS.perHour, windowSeconds: 3600 },
    errors: ['NOT_FOUND', 'SURVEY_CLOSED'],
  })
    .input(
      v.object({
        id: Ulid,
        round: v.pipe(v.number(), v.integer(), v.minValue(1)),
        total: v.pipe(
          v.number(),
          v.integer(),
          v.minValue(1, '表里没有内容'),
          v.maxValue(IMPORT_LIMITS.rows, `一次最多 ${IMPORT_LIMITS.rows} 行`),
        ),
        /** Where each field stands in the table, counted from 0. */
        columns: v.object({ name: Column, phone: Column, outlet: Column, occupation: v.optional(Column) }),
      }),
    )
    .output(ImportView),
  sendRows: write('/survey/imports/{importId}/rows', {
    summary: 'Hands over a hundred rows; all parts but the last are full, and the last begins the look at them',
    roles: staff,
    errors: ['NOT_FOUND', 'IMPORT_PART'],
  })
    .input(
      v.object({
        importId: Ulid,
        id: Ulid,
        part: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(IMPORT_LIMITS.rows / IMPORT_LIMITS.part - 1)),
        rows: v.pipe(
          v.array(v.object({ line: Line, cells: v.pipe(v.array(Cell), v.length(Object.keys(FIELDS).length)) })),
          v.minLength(1),
          v.maxLength(IMPORT_LIMITS.part),
        ),
      }),
    )
    .output(v.object({ received: Whole })),
  imports: get('/survey/imports', {
    summary: 'Tables that the caller brought in within a day, newest first',
    roles: staff,
  })
    .input(v.object({ ...pageQuery }))
    .output(Page(ImportView)),
  importOf: get('/survey/imports/{importId}', {
    summary: 'One of the caller’s tables, and how far it is',
    roles: staff,
    errors: ['NOT_FOUND'],
  })
    .input(v.object({ importId: Ulid }))
    .output(ImportView),
  importRows: get('/survey/imports/{importId}/rows', {
    summary:
      'The caller’s own rows with what became of them: every row before it is written, afterwards those that were not',
    roles: staff,
    shows: 'personal',
    errors: ['NOT_FOUND'],
  })
    .input(
      v.object({
        importId: Ulid,
        outcome: v.optional(codesOf(OUTCOMES)),
        changed: v.optional(v.literal('yes')),
        ...pageQuery,
      }),
    )
    .output(Page(ImportRow)),
  confirmImport: write('/survey/imports/{importId}/confirm', {
    summary: 'Writes what the preview said, in the background; where that is no longer so it is shown again',
    roles: staff,
    success: 202,
    errors: ['NOT_FOUND', 'IMPORT_NOT_READY', 'IMPORT_CHANGED', 'SURVEY_CLOSED'],
  })
    .input(v.object({ importId: Ulid, id: Ulid, fingerprint: v.pipe(v.string(), v.maxLength(64)) }))
    .output(ImportView),
  stopImport: post('/survey/imports/{importId}/stop', {
    summary: 'Stops after the rows in hand, or gives an import up before it is confirmed and forgets its rows',
    roles: staff,
    errors: ['NOT_FOUND'],
  })
    .input(v.object({ importId: Ulid }))
    .output(ImportView),
}
