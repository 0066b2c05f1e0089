import { shardCapacity } from '@shared/rules/points/voucher'
import type { Day } from '@shared/rules/time/day'
import type { FormattedItem } from 'dynamodb-toolbox/entity'
import type { OfferItem } from './catalogue'
import { type Stock, shardsOf } from './entities'

export type StockItem = FormattedItem<typeof Stock>

/** The shards of a day that exist, strongly consistent. One query. */
export const stockOf = (streetId: string, offerId: string, day: Day): Promise<StockItem[]> =>
  shardsOf(streetId, offerId, day).all()

/** What is left of an offer's day this moment, strongly consistent. One query. */
export async function leftNow(offer: OfferItem, day: Day): Promise<number> {
  const known = new Map((await stockOf(offer.streetId, offer.offerId, day)).map((each) => [each.shard, each]))
  // The parts that exist are right whatever version of the offer is at hand.
  const shards = new Set([...known.keys(), ...Array.from({ length: offer.stockShards }, (_, shard) => shard)])
  return [...shards].reduce((sum, shard) => sum + leftIn(offer, shard, known.get(shard)), 0)
}

/** What is left of a shard; what it would begin with when nothing was sold yet. */
export function leftIn(offer: OfferItem, shard: number, stock: StockItem | undefined): number {
  if (!stock) return shardCapacity(offer.stockPerDay, offer.stockShards, shard)
  return Math.max(0, stock.capacity - stock.sold)
}
