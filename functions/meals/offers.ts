import { now } from '@functions/platform/clock'
import { problem } from '@functions/platform/problem'
import { type Step, transact, untilAnswered } from '@functions/platform/store/transact'
import { asSeen, getNow, putIf } from '@functions/platform/store/writes'
import { mealDay, shardCapacity } from '@shared/rules/points/voucher'
import { addDays, type Day, dayOf } from '@shared/rules/time/day'
import { type OfferItem, offersOf } from './catalogue'
import { Offer, Stock } from './entities'
import { leftOf, MAX_SHARDS } from './stock'
import { type StockItem, stockOf } from './stockNow'

export type OfferFacts = Omit<OfferItem, 'streetId' | 'offerId' | 'merchantId' | 'version'>

interface Around {
  /** The version the change was made from; any when absent. */
  seen?: number
  /** What else is written in the same transaction, before it: the one that recognises a repeat first. */
  alongside?: (after: OfferItem) => Step<OfferItem>[]
}

/**
 * Changes an offer: its next version and the stock of today and tomorrow in one transaction. No redemption of the old
 * version can land then, however stale a cache is: it lives a minute, so tomorrow's stock covers midnight. A new number
 * of meals counts those already sold today.
 * @throws NOT_FOUND, OFFER_EDITED when it is no longer what was seen, BUSY when concurrent redemptions do not let it
 * through.
 */
export async function changeOffer(
  streetId: string,
  offerId: string,
  change: Partial<OfferFacts>,
  { seen, alongside = () => [] }: Around = {},
): Promise<OfferItem> {
  const changed = await untilAnswered(async () => {
    const before = await getNow(Offer, { streetId, offerId })
    if (!before) throw problem('NOT_FOUND')
    if (before.version !== (seen ?? before.version)) throw problem('OFFER_EDITED')
    const after: OfferItem = { ...before, ...change, version: before.version + 1 }
    if (after.stockShards < 1 || after.stockShards > MAX_SHARDS) throw new Error(`1 to ${MAX_SHARDS} shards`)
    const at = now()
    // Past midnight the day before may still be sold, by the window before or after the change.
    const [today = dayOf(at)] = [mealDay(before, at), mealDay(after, at)].sort()
    const days = [today, addDays(today, 1)]
    const stocks = await Promise.all(days.map((day) => stockOf(streetId, offerId, day)))
    return transact<OfferItem>(
      [
        ...alongside(after),
        putIf(Offer, after, { attr: 'version', eq: before.version }),
        ...days.flatMap((day, index) => restock(after, day, stocks[index] ?? [], before.stockShards)),
      ],
      () => after,
    )
  })
  offersOf.forget(streetId)
  leftOf.forget(streetId)
  return changed
}

/**
 * A day's stock at the offer's new version: what is unsold is shared out anew. Shards the offer no longer has are
 * written too: absent, one would sell to whoever knows the old version.
 */
function restock(offer: OfferItem, day: Day, stock: readonly StockItem[], shardsBefore: number): Step<OfferItem>[] {
  const { streetId, offerId, stockPerDay, stockShards, version } = offer
  const sold = stock.reduce((sum, each) => sum + each.sold, 0)
  const left = Math.max(0, stockPerDay - sold)
  const shards = new Set([
    ...stock.map(({ shard }) => shard),
    ...Array.from({ length: Math.max(stockShards, shardsBefore) }, (_, n) => n),
  ])
  return [...shards].map((shard) => {
    const before = stock.find((each) => each.shard === shard)
    const soldHere = before?.sold ?? 0
    const more = shard < stockShards ? shardCapacity(left, stockShards, shard) : 0
    return putIf(
      Stock,
      { streetId, offerId, day, shard, sold: soldHere, capacity: soldHere + more, version },
      asSeen('sold', before && soldHere),
    )
  })
}
