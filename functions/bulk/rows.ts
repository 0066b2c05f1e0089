import type { Actor } from '@functions/platform/http/token'
import { type PageQuery, pageOf } from '@functions/platform/lists/pages'
import { outcomeOf } from '@functions/platform/orders/order'
import { reportOf } from '@functions/reports/history'
import { isDeskOf } from '@functions/reports/views/access'
import type { Inputs, Outputs } from '@shared/contract/contract'
import { type BulkRow, partsOf } from './entities'
import { ownOrder } from './orders'

type Query = PageQuery & Pick<Inputs['reports']['bulkRows'], 'orderId' | 'outcome'>
type View = Outputs['reports']['bulkRows']['items'][number]

/**
 * What became of the reports of an order of one's own. One query of ≤ 50 read units, and ½ for each report of the page.
 * @throws NOT_FOUND
 */
export async function bulkRowsOf(actor: Actor, { orderId, outcome, ...page }: Query) {
  await ownOrder(actor, orderId)
  const rows = (await partsOf(orderId).all()).flatMap((part) => part.rows)
  const wanted = outcome === undefined ? rows : rows.filter((row) => outcomeOf(row) === outcome)
  const { items, ...more } = await pageOf(wanted, page, `bulkRows#${orderId}#${outcome}#${actor.memberId}`)
  return { items: await Promise.all(items.map((row) => viewOf(actor, row))), ...more }
}

async function viewOf(actor: Actor, row: BulkRow): Promise<View> {
  const { reportId, code, message } = row
  const report = await reportOf(reportId)
  const said = { reportId, outcome: outcomeOf(row), code, message }
  if (!report || report.streetId !== actor.streetId || !isDeskOf(actor, report)) return said
  const { categoryName, description, address, status } = report
  return { ...said, report: { categoryName, description, address, status } }
}
