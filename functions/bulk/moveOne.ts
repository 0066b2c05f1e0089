import type { Actor } from '@functions/platform/http/token'
import { log } from '@functions/platform/log'
import { isProblem } from '@functions/platform/problem'
import { derivedId } from '@functions/platform/store/ids'
import { historyOf } from '@functions/reports/history'
import { giveTo } from '@functions/reports/moves/assignMany'
import { handle } from '@functions/reports/moves/handle'
import type { BulkOrderItem, BulkRow } from './entities'

/** The one move of an order with a report, however often it is tried. */
const idOf = ({ orderId }: BulkOrderItem, { reportId }: BulkRow): string => derivedId(orderId, `bulk#${reportId}`)

/** Was the move made, whatever became of the report since? 1 read unit for 4 KB. */
export async function wasMade(order: BulkOrderItem, row: BulkRow): Promise<boolean> {
  const id = idOf(order, row)
  return (await historyOf(row.reportId))?.timeline.some(({ clientId }) => clientId === id) ?? false
}

/**
 * Makes an order's move with one report, by the rights of whoever ordered it, and says what became of it. What is wrong with
 * one report is that one's outcome and holds up no other. @throws UNAUTHORIZED when roles changed meanwhile, BUSY
 */
export async function moveOne(actor: Actor, order: BulkOrderItem, { reportId }: BulkRow): Promise<BulkRow> {
  try {
    await attempt(actor, order, { reportId })
    return { reportId, outcome: 'done' }
  } catch (error) {
    if (isProblem(error, 'UNAUTHORIZED') || isProblem(error, 'BUSY')) throw error
    if (!isProblem(error)) return odd(actor, order, { reportId })
    // It may have been made, and its report be in other hands since.
    if (await wasMade(order, { reportId })) return { reportId, outcome: 'done' }
    return { reportId, outcome: 'refused', ...saidOf(error) }
  }
}

const saidOf = ({ code, message }: { code: string; message: string }) =>
  code === 'ASSIGNEE_REQUIRED' ? { code, message: '对方不办这件工单所在社区的事' } : { code, message }

/** What no rule foresaw is tried once more, and then is that report's outcome. */
async function odd(actor: Actor, order: BulkOrderItem, row: BulkRow): Promise<BulkRow> {
  try {
    await attempt(actor, order, row)
    return { reportId: row.reportId, outcome: 'done' }
  } catch (error) {
    if (isProblem(error)) throw error
    log.error('a report of an order could not be moved', {
      order: order.orderId,
      report: row.reportId,
      cause: error instanceof Error ? error : new Error(String(error)),
    })
    return { reportId: row.reportId, outcome: 'refused', code: 'INTERNAL', message: '这一件出了点问题，请单独办' }
  }
}

async function attempt(actor: Actor, order: BulkOrderItem, row: BulkRow): Promise<void> {
  const { move, note, assigneeId = '', teamId } = order
  const { reportId } = row
  const id = idOf(order, row)
  if (move === 'assign') await giveTo(actor, reportId, id, assigneeId)
  else await handle(actor, { reportId, id, move, note, teamId })
}
