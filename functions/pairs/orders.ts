import { maskedName } from '@functions/identity/people'
import type { Actor } from '@functions/platform/http/token'
import { stillTrusted } from '@functions/platform/http/trust'
import { type PageQuery, pageOf, pageOfQuery } from '@functions/platform/lists/pages'
import { isGone, outcomeOf, standingOf } from '@functions/platform/orders/order'
import { problem } from '@functions/platform/problem'
import { transact, untilAnswered } from '@functions/platform/store/transact'
import { getNow, updateIf } from '@functions/platform/store/writes'
import type { Inputs, Outputs } from '@shared/contract/contract'
import { reaches } from '@shared/rules/people/roles'
import { pairsOfMembers } from './lists'
import { ordersBy, PairOrder, type PairOrderItem, partsOf } from './orderEntities'

export type OrderView = Outputs['pairs']['order']
type RowQuery = PageQuery & Pick<Inputs['pairs']['orderRows'], 'orderId' | 'outcome'>

/** What the caller ordered, newest first. One query. */
export const ordersOf = (actor: Actor, page: PageQuery) =>
  pageOfQuery(
    page,
    `pairOrders#${actor.streetId}#${actor.memberId}`,
    async (part) => {
      const { items, next } = await ordersBy(actor).page(part)
      return { items: items.filter((order) => !isGone(order)), next }
    },
    viewOf,
  )

/** One of the caller's orders. 1 read unit. @throws NOT_FOUND */
async function ownOrder({ memberId, streetId }: Actor, orderId: string): Promise<PairOrderItem> {
  const order = await getNow(PairOrder, { orderId })
  if (order?.memberId !== memberId || order.streetId !== streetId || isGone(order)) throw problem('NOT_FOUND')
  return order
}

export const orderOf = async (actor: Actor, orderId: string): Promise<OrderView> =>
  viewOf(await ownOrder(actor, orderId))

/** What became of the workers of an order. One query, and ½ read unit for each of the page. @throws NOT_FOUND */
export async function orderRows(actor: Actor, { orderId, outcome, ...page }: RowQuery) {
  await ownOrder(actor, orderId)
  const rows = (await partsOf(orderId).all()).flatMap((part) => part.rows)
  const wanted = outcome === undefined ? rows : rows.filter((row) => outcomeOf(row) === outcome)
  const { items, ...more } = await pageOf(wanted, page, `pairRows#${orderId}#${outcome}#${actor.memberId}`)
  const pairs = await pairsOfMembers(items.map(({ memberId }) => memberId))
  const named = items.map(async (row) => {
    const { memberId, code, message } = row
    const pair = pairs.get(memberId)
    const isSeen = pair?.streetId === actor.streetId && reaches(actor.grants, pair.communityId)
    const nameMasked = isSeen ? pair.nameMasked || (await maskedName(memberId)) : undefined
    return { memberId, nameMasked, outcome: outcomeOf(row), code, message }
  })
  return { items: await Promise.all(named), ...more }
}

/**
 * Lets an order end after the workers it has in hand. One that has ended stays as it is. 4 write units. @throws NOT_FOUND
 */
export async function stopOrder(actor: Actor, orderId: string): Promise<OrderView> {
  return untilAnswered(async () => {
    const order = await ownOrder(actor, orderId)
    if (order.state !== 'running' || order.stopAsked || order.leaverId !== undefined) return viewOf(order)
    return transact<OrderView>(
      [updateIf(PairOrder, { orderId, stopAsked: true }, { attr: 'state', eq: 'running' }), stillTrusted(actor)],
      () => viewOf({ ...order, stopAsked: true }),
    )
  })
}

export function viewOf(order: PairOrderItem): OrderView {
  const { orderId, toLabel, at } = order
  return { orderId, toLabel, at, ...standingOf(order) }
}
