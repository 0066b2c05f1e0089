import type { Actor } from '@functions/platform/http/token'
import { stillTrusted } from '@functions/platform/http/trust'
import { type PageQuery, pageOfQuery } from '@functions/platform/lists/pages'
import { isGone, standingOf } from '@functions/platform/orders/order'
import { problem } from '@functions/platform/problem'
import { transact, untilAnswered } from '@functions/platform/store/transact'
import { getNow, updateIf } from '@functions/platform/store/writes'
import type { Outputs } from '@shared/contract/contract'
import { BulkOrder, type BulkOrderItem, ordersBy } from './entities'

export type OrderView = Outputs['reports']['bulkOrder']

/** What the caller ordered, newest first. One query, ≈ ½ read unit for 5. */
export const bulkOrdersOf = (actor: Actor, page: PageQuery) =>
  pageOfQuery(
    page,
    `bulk#${actor.streetId}#${actor.memberId}`,
    async (part) => {
      const { items, next } = await ordersBy(actor).page(part)
      return { items: items.filter((order) => !isGone(order)), next }
    },
    viewOf,
  )

/** One of the caller's orders. 1 read unit. @throws NOT_FOUND */
export async function ownOrder({ memberId, streetId }: Actor, orderId: string): Promise<BulkOrderItem> {
  const order = await getNow(BulkOrder, { orderId })
  if (order?.memberId !== memberId || order.streetId !== streetId || isGone(order)) throw problem('NOT_FOUND')
  return order
}

export const bulkOrderOf = async (actor: Actor, orderId: string): Promise<OrderView> =>
  viewOf(await ownOrder(actor, orderId))

/**
 * Lets an order end after the reports it has in hand, so that what it did is known of each. One that has ended stays as it
 * is. 4 write units. @throws NOT_FOUND
 */
export async function stopBulk(actor: Actor, orderId: string): Promise<OrderView> {
  return untilAnswered(async () => {
    const order = await ownOrder(actor, orderId)
    if (order.state !== 'running' || order.stopAsked) return viewOf(order)
    return transact<OrderView>(
      [updateIf(BulkOrder, { orderId, stopAsked: true }, { attr: 'state', eq: 'running' }), stillTrusted(actor)],
      () => viewOf({ ...order, stopAsked: true }),
    )
  })
}

export function viewOf(order: BulkOrderItem): OrderView {
  const { orderId, move, note, about, assigneeId, teamId, at } = order
  return { orderId, move, note, about, assigneeId, teamId, at, ...standingOf(order) }
}
