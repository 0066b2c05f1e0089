import { countedIn, countedMonths } from '@functions/counters/shopMonths'
import { type MerchantItem, merchantsOf } from '@functions/meals/catalogue'
import { handedOutIn, receiptOf } from '@functions/meals/confirm'
import { now } from '@functions/platform/clock'
import type { Actor } from '@functions/platform/http/token'
import { pageOf, pageOfQuery } from '@functions/platform/lists/pages'
import { getNow } from '@functions/platform/store/writes'
import { streetNow, streetOf } from '@functions/stations/street'
import type { Inputs, Outputs } from '@shared/contract/contract'
import { holds, runsShop } from '@shared/rules/people/roles'
import { type Month, monthOf, plus, type Sum } from '@shared/rules/points/settlement'
import { dayOf } from '@shared/rules/time/day'
import { shopFor } from './access'
import { Settlement } from './entities'

export type Statement = Outputs['shops']['closeMonth']
export type SettlementItem = NonNullable<Awaited<ReturnType<typeof settlementOf>>>
type Page<T> = T & { limit: number }

const NOTHING: Sum = { vouchers: 0, points: 0, valueFen: 0 }

/** A closed month, strongly consistent. One read; undefined while it is open. */
export async function settlementOf(streetId: string, merchantId: string, month: Month) {
  return getNow(Settlement, { streetId, merchantId, month })
}

/** What a point is worth to the street's shops; integer fen. */
export async function pointFenOf(streetId: string): Promise<number> {
  return (await streetOf(streetId)).pointFen ?? 0
}

/** The same read afresh, for a statement that stands for good. One read unit. */
export async function pointFenNow(streetId: string): Promise<number> {
  const item = await streetNow(streetId)
  return item?.pointFen ?? 0
}

const isOver = (month: Month) => month < monthOf(dayOf(now()))

/** A closed month as it stands for good. */
export function closedView(settlement: SettlementItem, { name }: Pick<MerchantItem, 'name'>): Statement {
  const { merchantId, month, own, correction, pointFen, closedAt, closedByLabel } = settlement
  const total = plus(own, correction)
  const closed = { closedAt, closedByLabel }
  return {
    merchantId,
    merchantName: name,
    month,
    state: 'closed',
    own,
    correction,
    total,
    pointFen,
    over: true,
    ...closed,
  }
}

/** Any month of a shop: as it was closed, or as counted so far. One read, two when it is not `counted` yet. */
export async function statementOf(shop: MerchantItem, month: Month, counted?: Pick<Sum, 'vouchers' | 'points'>) {
  const { streetId, merchantId, name } = shop
  const [settlement, sum, pointFen] = await Promise.all([
    settlementOf(streetId, merchantId, month),
    counted ?? countedIn(streetId, merchantId, month),
    pointFenOf(streetId),
  ])
  if (settlement) return closedView(settlement, shop)
  const own = { ...sum, valueFen: sum.points * pointFen }
  const open: Statement = {
    ...{ merchantId, merchantName: name, month, state: 'open', over: isOver(month) },
    ...{ own, correction: NOTHING, total: own, pointFen },
  }
  return open
}

/** The street's shops with one month, this one unless told. Two small reads a shop of the page. */
export async function statementsOf(actor: Actor, { month, ...page }: Page<Inputs['shops']['settlements']>) {
  const current = monthOf(dayOf(now()))
  const wanted = month ?? current
  const { items, ...rest } = await pageOf(
    await merchantsOf(actor.streetId),
    page,
    `settlements#${actor.memberId}#${wanted}`,
  )
  return { ...rest, month: wanted, items: await Promise.all(items.map((shop) => statementOf(shop, wanted))) }
}

/** A shop's months, newest first. One query and a read a month. */
export async function monthsOf(actor: Actor, { merchantId, ...page }: Page<Inputs['shops']['months']>) {
  const shop = await shopFor(actor, merchantId)
  return pageOfQuery(
    page,
    `months#${actor.memberId}#${merchantId}`,
    countedMonths(actor.streetId, merchantId),
    ({ month, counted }) => statementOf(shop, month, counted),
  )
}

/** A month with its records, oldest first. One query and two reads. */
export async function monthOfShop(actor: Actor, { merchantId, month, ...page }: Page<Inputs['shops']['month']>) {
  const shop = await shopFor(actor, merchantId)
  const [records, statement] = await Promise.all([
    pageOfQuery(page, `month#${actor.memberId}#${merchantId}#${month}`, handedOutIn(shop, month).page, receiptOf),
    statementOf(shop, month),
  ])
  const mayClose = holds(actor.grants, 'admin') && statement.over && statement.state === 'open'
  return { ...records, statement, mayClose, mayAnnul: runsShop(actor.grants, merchantId) }
}
