import { Merchant, Offer, Stock, Use, type Voucher } from '@functions/meals/entities'
import { shardCapacity, type VoucherState } from '@shared/rules/points/voucher'
import type { Day } from '@shared/rules/time/day'
import type { FormattedItem } from 'dynamodb-toolbox/entity'
import { BatchPutRequest } from 'dynamodb-toolbox/entity/actions/batchPut'
import { MERCHANTS } from './data/merchants'
import { OFFERS } from './data/offers'
import { STREET_ID } from './data/street'
import type { Put } from './writer'

export type VoucherItem = FormattedItem<typeof Voucher>

/** The version of every demo meal. */
export const OFFER_VERSION = 1

/** Shops and their meals as items. */
export function mealPuts(days: readonly Day[]): Put[] {
  const validFrom = days[0] ?? ''
  const validTo = `${Number(validFrom.slice(0, 4)) + 2}-12-31`
  return [
    ...MERCHANTS.map((merchant) => Merchant.build(BatchPutRequest).item({ streetId: STREET_ID, ...merchant })),
    ...OFFERS.map(({ weight, weekdays, ...offer }) =>
      Offer.build(BatchPutRequest).item({
        streetId: STREET_ID,
        ...offer,
        weekdays: [...weekdays],
        onSale: true,
        validFrom,
        validTo,
        version: OFFER_VERSION,
      }),
    ),
  ]
}

const GIVEN_BACK: ReadonlySet<VoucherState> = new Set(['cancelled', 'refused', 'expired'])

/** The stock of every day that sold something. */
export function stockPuts(vouchers: readonly VoucherItem[]): Put[] {
  const shards = new Map<string, { offerId: string; day: Day; shard: number; sold: number }>()
  for (const { offerId, day, shard, state } of vouchers) {
    const key = `${offerId}#${day}#${shard}`
    const { sold } = shards.get(key) ?? { sold: 0 }
    shards.set(key, { offerId, day, shard, sold: sold + (GIVEN_BACK.has(state) ? 0 : 1) })
  }
  return [...shards.values()].map((stock) => {
    const offer = OFFERS.find(({ offerId }) => offerId === stock.offerId)
    const capacity = offer ? shardCapacity(offer.stockPerDay, offer.stockShards, stock.shard) : 0
    return Stock.build(BatchPutRequest).item({ streetId: STREET_ID, ...stock, capacity, version: OFFER_VERSION })
  })
}

/** What each worker had of an offer on a day. */
export function dailyPuts(vouchers: readonly VoucherItem[]): Put[] {
  return vouchers
    .filter(({ state }) => !GIVEN_BACK.has(state))
    .map(({ offerId, day, memberId, usableUntil, code }) =>
      Use.build(BatchPutRequest).item({
        streetId: STREET_ID,
        offerId,
        period: day,
        memberId,
        count: 1,
        vouchers: new Set([`${usableUntil}#${code}`]),
      }),
    )
}
