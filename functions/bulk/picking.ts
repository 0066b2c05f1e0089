import type { Actor } from '@functions/platform/http/token'
import type { Key } from '@functions/platform/lists/list'
import { problem } from '@functions/platform/problem'
import { getNow } from '@functions/platform/store/writes'
import { matchingIn } from '@functions/reports/desk/queue'
import type { ReportItem } from '@functions/reports/history'
import type { BulkOf } from '@shared/contract/bulk'
import type { Outputs } from '@shared/contract/contract'
import { ORDER_LIMITS } from '@shared/rules/office/orders'
import { type BulkMove, bulkFits } from '@shared/rules/reports/bulk'
import { BulkOrder, partsOf } from './entities'

type Matching = Extract<BulkOf, { by: 'filter' }>['filter']

/** Reports asked for at once: 2,000 of 1.3 KB would be more than one answer of the database holds. */
const AT_ONCE = 500

/**
 * What a filter finds, up to one more than an order takes. A query of ≈ 80 read units for each 500 of the queue; with a
 * filter 8 for each 50 that are looked through.
 */
async function matching(actor: Actor, filter: Matching): Promise<ReportItem[]> {
  const read = matchingIn(actor, filter)
  const found: ReportItem[] = []
  let from: Key | undefined
  do {
    const { items, next } = await read({ limit: AT_ONCE, from })
    found.push(...items)
    from = next
  } while (from && found.length <= ORDER_LIMITS.rows)
  return found.slice(0, ORDER_LIMITS.rows + 1)
}

/** How many a filter finds, and for how many a move would be possible now. @throws FORBIDDEN outside one's teams */
export async function previewOf(
  actor: Actor,
  { move, ...filter }: Matching & { move: BulkMove },
): Promise<Outputs['reports']['bulkPreview']> {
  const found = await matching(actor, filter)
  const some = found.slice(0, ORDER_LIMITS.rows)
  return {
    matching: some.length,
    possible: some.filter(({ status }) => bulkFits(status, move)).length,
    more: found.length > ORDER_LIMITS.rows,
  }
}

/**
 * The reports an order is for, as they are now and for good. @throws FORBIDDEN, NOT_FOUND, INVALID_INPUT, BULK_EMPTY,
 * BULK_TOO_MANY, BULK_CHANGED when there are more than the person agreed to
 */
export async function pickedBy(actor: Actor, of: BulkOf): Promise<string[]> {
  const reportIds = await idsOf(actor, of)
  if (reportIds.length === 0) throw problem('BULK_EMPTY')
  if (reportIds.length > ORDER_LIMITS.rows) throw problem('BULK_TOO_MANY', { most: ORDER_LIMITS.rows })
  if (of.by === 'filter' && reportIds.length > of.expected) {
    throw problem('BULK_CHANGED', { expected: of.expected, matching: reportIds.length })
  }
  return reportIds
}

async function idsOf(actor: Actor, of: BulkOf): Promise<string[]> {
  if (of.by === 'rest') return restOf(actor, of.orderId)
  if (of.by === 'filter') return (await matching(actor, of.filter)).map(({ reportId }) => reportId)
  if (new Set(of.reportIds).size < of.reportIds.length) {
    throw problem('INVALID_INPUT', { fields: [{ path: 'of.reportIds', message: '同一件工单只能选一次' }] })
  }
  return of.reportIds
}

/** What an order of one's own did not do. */
async function restOf({ memberId }: Actor, orderId: string): Promise<string[]> {
  const order = await getNow(BulkOrder, { orderId })
  if (order?.memberId !== memberId) throw problem('NOT_FOUND')
  // What is still on its way may be done yet.
  if (order.state === 'running') return []
  const rows = (await partsOf(orderId).all()).flatMap((part) => part.rows)
  return rows.filter(({ outcome }) => outcome !== 'done').map(({ reportId }) => reportId)
}
