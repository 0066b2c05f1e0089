import { merchantOf } from '@functions/meals/catalogue'
import { handedOutIn } from '@functions/meals/confirm'
import { now } from '@functions/platform/clock'
import type { Actor } from '@functions/platform/http/token'
import { stillTrusted } from '@functions/platform/http/trust'
import { problem } from '@functions/platform/problem'
import { labelOf } from '@functions/platform/store/label'
import { transact, untilAnswered } from '@functions/platform/store/transact'
import { asSeen, checkIf, getNow, putNew } from '@functions/platform/store/writes'
import type { Inputs } from '@shared/contract/contract'
import { correctionOf, type Month, monthBefore, monthOf, type Sum, sumOf } from '@shared/rules/points/settlement'
import { dayOf, sayMoment } from '@shared/rules/time/day'
import { Annulled, Settlement } from './entities'
import { closedView, pointFenNow, type SettlementItem, type Statement, settlementOf } from './statements'

interface Shop {
  streetId: string
  merchantId: string
}

/**
 * Closes a month of a shop for good, from its records. What lands later is the next month's correction: the difference
 * between the records and what was settled. So every voucher is settled exactly once. Reads two months of records; 6
 * write units.
 * @throws MONTH_NOT_OVER, MONTH_BEFORE_OPEN, MONTH_CLOSED with who and when
 */
export async function closeMonth(
  actor: Actor,
  { merchantId, month, id }: Inputs['shops']['closeMonth'],
): Promise<Statement> {
  const { streetId } = actor
  const shop = await merchantOf(streetId, merchantId)
  const before = await settlementOf(streetId, merchantId, month)
  if (before) return closedView(firstOrClosed(before, actor, id), shop)
  if (month >= monthOf(dayOf(now()))) throw problem('MONTH_NOT_OVER')
  const [pointFen, closedByLabel] = await Promise.all([pointFenNow(streetId), labelOf(actor, '街道办')])
  const corrected = { streetId, merchantId, month: monthBefore(month) }
  const closed = await untilAnswered(async () => {
    // Read before what it counts: what is annulled afterwards is noticed below.
    const annulled = await annulledIn(corrected)
    const settlement: SettlementItem = {
      ...{ streetId, merchantId, month, id, pointFen, closedByLabel },
      correction: await correctionFrom(shop, corrected.month),
      own: await sumIn(shop, month, pointFen),
      closedAt: now(),
      closedBy: actor.memberId,
    }
    return transact<SettlementItem>(
      [
        putNew(Settlement, settlement, (old) => {
          if (!old) throw problem('BUSY')
          return firstOrClosed(old, actor, id)
        }),
        checkIf(Annulled, corrected, asSeen('count', annulled)),
        stillTrusted(actor),
      ],
      () => settlement,
    )
  })
  return closedView(closed, shop)
}

/** How many redemptions of a month were annulled so far, strongly consistent; undefined when none was. */
async function annulledIn(key: Shop & { month: Month }): Promise<number | undefined> {
  return (await getNow(Annulled, key))?.count
}

/** The month as this very write closed it. @throws MONTH_CLOSED when it was another one */
function firstOrClosed(settlement: SettlementItem, { memberId }: Actor, id: string): SettlementItem {
  if (settlement.id === id && settlement.closedBy === memberId) return settlement
  throw problem('MONTH_CLOSED', { by: settlement.closedByLabel, at: sayMoment(settlement.closedAt, now()) })
}

/** What came to a month after it was closed. @throws MONTH_BEFORE_OPEN when it has records and is not closed */
async function correctionFrom(shop: Shop, month: Month): Promise<Sum> {
  const settled = await settlementOf(shop.streetId, shop.merchantId, month)
  const found = await sumIn(shop, month, settled?.pointFen ?? 0)
  if (!settled && found.vouchers > 0) throw problem('MONTH_BEFORE_OPEN')
  return settled ? correctionOf(found, settled.own) : found
}

/** What the records of a month add up to this moment, strongly consistent. */
async function sumIn(shop: Shop, month: Month, pointFen: number): Promise<Sum> {
  return sumOf(await handedOutIn(shop, month).all(Number.POSITIVE_INFINITY), pointFen)
}
