import { whoOrdered } from '@functions/identity/ordering'
import { now } from '@functions/platform/clock'
import type { Effect } from '@functions/platform/events/effect'
import type { Actor } from '@functions/platform/http/token'
import { isProblem } from '@functions/platform/problem'
import { AGAIN, transact, untilAnswered } from '@functions/platform/store/transact'
import { stepped } from '@functions/platform/store/unfinished'
import { getNow, put, updateIf } from '@functions/platform/store/writes'
import { BulkOrder, type BulkOrderItem, BulkPart, type BulkPartItem, type BulkRow } from './entities'
import { moveOne, wasMade } from './moveOne'

/** Reports of a part that are written at the same time. */
const AT_ONCE = 5

type Progress = Pick<BulkOrderItem, 'state' | 'part' | 'done' | 'refused'> & Partial<Pick<BulkOrderItem, 'failure'>>

/**
 * Does the next part of an ordered move and writes down with one transaction what became of it and how far the order is; the
 * order's own record brings the next part, so that no run is long and any may die. A part that was not written down is done
 * again: each report knows its move by the id that follows from the order. Of two who do the same part, one writes it down.
 */
export const bulkDoing: Effect = {
  name: 'bulkDoing',
  kinds: [BulkOrder.entityName],
  run: async ({ after }) => {
    const { orderId, version } = after ?? {}
    if (typeof orderId !== 'string') return
    const order = await getNow(BulkOrder, { orderId })
    // An older record: the newer one goes on.
    if (!order || order.version !== version || order.state !== 'running') return
    const part = await getNow(BulkPart, { orderId, part: order.part })
    if (!part) throw new Error(`a part of an order is missing: ${orderId}`)
    const { rows, hasRights } = await untilAnswered(() => doneNow(order, part))
    await writeDown(order, { ...part, rows }, progressOf(order, rows, hasRights))
  },
}

function progressOf(order: BulkOrderItem, rows: readonly BulkRow[], hasRights: boolean): Progress {
  const part = order.part + 1
  const of = (outcome: BulkRow['outcome']) => rows.filter((row) => row.outcome === outcome).length
  const sum = { part, done: order.done + of('done'), refused: order.refused + of('refused') }
  if (!hasRights) return { ...sum, state: 'failed', failure: 'rights' }
  if (part === order.parts) return { ...sum, state: 'done' }
  return { ...sum, state: order.stopAsked ? 'stopped' : 'running' }
}

/** The part as it is after its turn; AGAIN when roles changed under it, to go on with those that are. */
async function doneNow(order: BulkOrderItem, { rows }: BulkPartItem) {
  const actor = await whoOrdered(order)
  const next: BulkRow[] = []
  try {
    for (let from = 0; from < rows.length; from += AT_ONCE) {
      next.push(...(await Promise.all(rows.slice(from, from + AT_ONCE).map((row) => outcomeOf(actor, order, row)))))
    }
  } catch (error) {
    if (isProblem(error, 'UNAUTHORIZED')) return AGAIN
    throw error
  }
  return { rows: next, hasRights: actor !== undefined }
}

/** Whoever has no right any more does nothing more; what a run did that died before is known all the same. */
async function outcomeOf(actor: Actor | undefined, order: BulkOrderItem, row: BulkRow): Promise<BulkRow> {
  if (actor) return moveOne(actor, order, row)
  return (await wasMade(order, row)) ? { ...row, outcome: 'done' } : row
}

/** Notes how far the order is and what became of its part, provided that nobody else did. ≤ 20 write units. */
async function writeDown(order: BulkOrderItem, part: BulkPartItem, progress: Progress): Promise<void> {
  const { orderId, streetId, version } = order
  const next = stepped({ streetId, id: orderId, version, at: now() }, progress.state !== 'running')
  await transact<void>(
    [updateIf(BulkOrder, { orderId, ...progress, ...next }, { attr: 'version', eq: version }), put(BulkPart, part)],
    () => undefined,
  )
}
