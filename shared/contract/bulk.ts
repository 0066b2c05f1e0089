import { ORDER_FAILURES, ORDER_LIMITS, ORDER_OUTCOMES, ORDER_STATES } from '@shared/rules/office/orders'
import { BULK_MOVES } from '@shared/rules/reports/bulk'
import { REPORT_LIMITS } from '@shared/rules/reports/report'
import { REPORT_STATUSES } from '@shared/rules/reports/reportStatus'
import * as v from 'valibot'
import { QUEUE_NARROWING } from './reportsDesk'
import { get, post, write } from './route'
import { codesOf, Moment, Page, pageQuery, Slug, Text, Ulid } from './types'

const STAFF = ['gridWorker', 'admin'] as const

const Matching = v.object(QUEUE_NARROWING)

/** Which reports an order is for. */
const Of = v.variant('by', [
  v.object({
    by: v.literal('ids'),
    reportIds: v.pipe(
      v.array(Ulid),
      v.minLength(1, '请先选工单'),
      v.maxLength(ORDER_LIMITS.rows, `一次最多办 ${ORDER_LIMITS.rows} 件`),
    ),
  }),
  v.object({
    by: v.literal('filter'),
    filter: Matching,
    /** How many the person saw and agreed to: more than these are not taken. */
    expected: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(ORDER_LIMITS.rows)),
  }),
  v.object({ by: v.literal('rest'), orderId: Ulid }),
])
export type BulkOf = v.InferOutput<typeof Of>

/** A move for many reports, and how far it is. */
export const BulkOrderView = v.object({
  orderId: Ulid,
  move: codesOf(BULK_MOVES),
  note: v.string(),
  /** To whom or where it goes, where it goes anywhere. */
  about: v.optional(v.string()),
  assigneeId: v.optional(Ulid),
  teamId: v.optional(Slug),
  at: Moment,
  total: v.number(),
  done: v.number(),
  refused: v.number(),
  state: codesOf(ORDER_STATES),
  /** Why it failed. */
  reason: v.optional(codesOf(ORDER_FAILURES)),
})

const BulkRow = v.object({
  reportId: Ulid,
  outcome: codesOf(ORDER_OUTCOMES),
  /** Why not: a stable code and its sentence. */
  code: v.optional(v.string()),
  message: v.optional(v.string()),
  /** The report as it is now, as long as the caller may see it. */
  report: v.optional(
    v.object({
      categoryName: v.string(),
      description: v.string(),
      address: v.string(),
      status: codesOf(REPORT_STATUSES),
    }),
  ),
})

/** Moves for many reports at once, as orders that go on by themselves. Part of `reports`. */
export const bulkRoutes = {
  bulkPreview: get('/reports/bulk/preview', {
    summary: 'How many reports of a queue a filter finds, and for how many of them a move would be possible now',
    roles: STAFF,
  })
    .input(v.object({ ...QUEUE_NARROWING, move: codesOf(BULK_MOVES) }))
    .output(
      v.object({
        matching: v.number(),
        possible: v.number(),
        /** There are more than one order takes. */
        more: v.boolean(),
      }),
    ),
  startBulk: write('/reports/bulk', {
    summary: 'Orders a move for up to 1,000 reports; each is a move of its own and says what became of it',
    roles: STAFF,
    success: 202,
    limit: { per: 'member', max: ORDER_LIMITS.perHour, windowSeconds: 3600 },
    errors: [
      'NOT_FOUND',
      'REASON_REQUIRED',
      'ASSIGNEE_REQUIRED',
      'TEAM_REQUIRED',
      'BULK_EMPTY',
      'BULK_TOO_MANY',
      'BULK_CHANGED',
    ],
  })
    .input(
      v.object({
        id: Ulid,
        move: codesOf(BULK_MOVES),
        note: v.optional(Text(0, REPORT_LIMITS.noteCharacters, '说明'), ''),
        assigneeId: v.optional(Ulid),
        /** Where they are handed over to: a community or a unit. */
        teamId: v.optional(Slug),
        /** Which reports: these, those a filter finds now, or those of an earlier order that were not done. */
        of: Of,
      }),
    )
    .output(BulkOrderView),
  bulkOrders: get('/reports/bulk', {
    summary: 'The moves for many reports that the caller ordered within 30 days, newest first',
    roles: STAFF,
  })
    .input(v.object({ ...pageQuery }))
    .output(Page(BulkOrderView)),
  bulkOrder: get('/reports/bulk/{orderId}', {
    summary: 'One of the caller’s orders, and how far it is',
    roles: STAFF,
    errors: ['NOT_FOUND'],
  })
    .input(v.object({ orderId: Ulid }))
    .output(BulkOrderView),
  bulkRows: get('/reports/bulk/{orderId}/rows', {
    summary: 'What became of each report of an order, in the order’s own order',
    roles: STAFF,
    errors: ['NOT_FOUND'],
  })
    .input(v.object({ orderId: Ulid, outcome: v.optional(codesOf(ORDER_OUTCOMES)), ...pageQuery }))
    .output(Page(BulkRow)),
  stopBulk: post('/reports/bulk/{orderId}/stop', {
    summary: 'Stops an order after the reports it has in hand; what is done stays done',
    roles: STAFF,
    errors: ['NOT_FOUND'],
  })
    .input(v.object({ orderId: Ulid }))
    .output(BulkOrderView),
}
