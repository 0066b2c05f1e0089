import { ORDER_FAILURES, ORDER_LIMITS, ORDER_OUTCOMES, ORDER_STATES } from '@shared/rules/office/orders'
import * as v from 'valibot'
import { get, post, write } from './route'
import { codesOf, Moment, Page, pageQuery, Slug, Ulid } from './types'

const STAFF = ['gridWorker', 'admin'] as const

/** Of a community: those without a contact person, those of one, or all. */
const Matching = v.object({
  communityId: Slug,
  whose: v.picklist(['unpaired', 'theirs', 'all']),
  /** With `theirs`. */
  staffId: v.optional(Ulid),
})

const Of = v.variant('by', [
  v.object({
    by: v.literal('ids'),
    memberIds: v.pipe(
      v.array(Ulid),
      v.minLength(1, '请先选小哥'),
      v.maxLength(ORDER_LIMITS.rows, `一次最多 ${ORDER_LIMITS.rows} 位`),
    ),
  }),
  v.object({
    by: v.literal('filter'),
    filter: Matching,
    /** How many the person saw and agreed to: more than these are not taken. */
    expected: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(ORDER_LIMITS.rows)),
  }),
])
export type PairsOf = v.InferOutput<typeof Of>

export const PairOrderView = v.object({
  orderId: Ulid,
  /** Who becomes their contact person; absent where they are left without one. */
  toLabel: v.optional(v.string()),
  at: Moment,
  total: v.number(),
  done: v.number(),
  refused: v.number(),
  state: codesOf(ORDER_STATES),
  /** Why it failed. */
  reason: v.optional(codesOf(ORDER_FAILURES)),
})

const Row = v.object({
  memberId: Ulid,
  /** As the community's staff see them; absent where they are none of its members any more. */
  nameMasked: v.optional(v.string()),
  outcome: codesOf(ORDER_OUTCOMES),
  /** Why not: a stable code and its sentence. */
  code: v.optional(v.string()),
  message: v.optional(v.string()),
})

/** Pairing and handing over many at once, as orders that go on by themselves. Part of `pairs`. */
export const pairOrderRoutes = {
  startOrder: write('/pairs/orders', {
    summary: 'Gives up to 1,000 workers to a contact person, or to none; each says what became of it',
    roles: STAFF,
    success: 202,
    limit: { per: 'member', max: ORDER_LIMITS.perHour, windowSeconds: 3600 },
    errors: ['UNKNOWN_COMMUNITY', 'CONTACT_PERSON_INVALID', 'PAIRS_EMPTY', 'PAIRS_TOO_MANY', 'PAIRS_MORE'],
  })
    .input(
      v.object({
        id: Ulid,
        /** Absent: they are left without one. */
        staffId: v.optional(Ulid),
        of: Of,
      }),
    )
    .output(PairOrderView),
  orders: get('/pairs/orders', {
    summary: 'What the caller ordered within 30 days, newest first',
    roles: STAFF,
  })
    .input(v.object({ ...pageQuery }))
    .output(Page(PairOrderView)),
  order: get('/pairs/orders/{orderId}', {
    summary: 'One of the caller’s orders, and how far it is',
    roles: STAFF,
    errors: ['NOT_FOUND'],
  })
    .input(v.object({ orderId: Ulid }))
    .output(PairOrderView),
  orderRows: get('/pairs/orders/{orderId}/rows', {
    summary: 'What became of each worker of an order, in the order’s own order',
    roles: STAFF,
    shows: 'personal',
    errors: ['NOT_FOUND'],
  })
    .input(v.object({ orderId: Ulid, outcome: v.optional(codesOf(ORDER_OUTCOMES)), ...pageQuery }))
    .output(Page(Row)),
  stopOrder: post('/pairs/orders/{orderId}/stop', {
    summary: 'Stops an order after those it has in hand; what is done stays done',
    roles: STAFF,
    errors: ['NOT_FOUND'],
  })
    .input(v.object({ orderId: Ulid }))
    .output(PairOrderView),
}
