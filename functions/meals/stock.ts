import { cached } from '@functions/platform/cache'
import { now } from '@functions/platform/clock'
import { problem } from '@functions/platform/problem'
import { getEach } from '@functions/platform/store/batch'
import { type AGAIN, type Step, sure } from '@functions/platform/store/transact'
import { updateIf } from '@functions/platform/store/writes'
import { mealDay, shardCapacity } from '@shared/rules/points/voucher'
import type { Day } from '@shared/rules/time/day'
import { $add, $get } from 'dynamodb-toolbox/entity/actions/update'
import { isOffered, type OfferItem, offersOf } from './catalogue'
import { Stock } from './entities'
import { leftIn, stockOf } from './stockNow'

/** Shards a day's stock may be split over: today's, tomorrow's and the offer fit one transaction. */
export const MAX_SHARDS = 16

/** What is left of an offer is shown this old at most. Milliseconds. */
const SHOWN_MS = 5000

type Shares = Pick<OfferItem, 'stockPerDay' | 'stockShards'>

/** The shards of an offer that sell anything, this member's own first. */
export function shardsFor({ stockPerDay, stockShards }: Shares, memberId: string): number[] {
  const last = memberId.slice(-4)
  const own = [...last].reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), 0) % stockShards
  return Array.from({ length: stockShards }, (_, index) => (own + index) % stockShards).filter(
    (shard) => shardCapacity(stockPerDay, stockShards, shard) > 0,
  )
}

/**
 * Takes one meal out of a shard of today's stock; 2 write units. `exhausted` says what to do when it has none left.
 * @throws OFFER_CHANGED when the stock knows another version of the offer than this one.
 */
export function takeStock<T>(offer: OfferItem, day: Day, shard: number, exhausted: () => T | typeof AGAIN): Step<T> {
  const { streetId, offerId, stockPerDay, stockShards, version } = offer
  return updateIf(
    Stock,
    {
      streetId,
      offerId,
      day,
      shard,
      sold: $add(1),
      capacity: $get('capacity', shardCapacity(stockPerDay, stockShards, shard)),
      version: $get('version', version),
    },
    {
      or: [
        { attr: 'sold', exists: false },
        {
          and: [
            { attr: 'version', eq: version },
            { attr: 'sold', lt: { attr: 'capacity' } },
          ],
        },
      ],
    },
    (old) => {
      if (old?.version !== version) {
        offersOf.forget(streetId)
        throw problem('OFFER_CHANGED')
      }
      return exhausted()
    },
  )
}

/** Puts a meal back where it was taken; 2 write units. */
export function putBack(taken: { streetId: string; offerId: string; day: Day; shard: number }): Step<never> {
  const { streetId, offerId, day, shard } = taken
  return sure(updateIf(Stock, { streetId, offerId, day, shard, sold: $add(-1) }, { attr: 'sold', gte: 1 }))
}

/** Those of `shards` that still have something. One query. */
export async function stillSelling(offer: OfferItem, day: Day, shards: readonly number[]): Promise<number[]> {
  const known = new Map((await stockOf(offer.streetId, offer.offerId, day)).map((each) => [each.shard, each]))
  return shards.filter((shard) => {
    const each = known.get(shard)
    return !each || each.sold < each.capacity
  })
}

/** What is left today of each offer of a street that is offered today; shown, never what a write depends on. */
export const leftOf = cached(
  async (streetId) => {
    const at = now()
    const offered = (await offersOf(streetId))
      .map((offer) => ({ offer, day: mealDay(offer, at) }))
      .filter(({ offer, day }) => isOffered(offer, day))
    const wanted = offered.flatMap(({ offer, day }) =>
      Array.from({ length: offer.stockShards }, (_, shard) => ({ offer, day, shard })),
    )
    const left = new Map<string, number>()
    const keys = wanted.map(({ offer: { offerId }, day, shard }) => ({ streetId, offerId, day, shard }))
    const stocks = await getEach(Stock, keys)
    for (const [index, { offer, shard }] of wanted.entries()) {
      left.set(offer.offerId, (left.get(offer.offerId) ?? 0) + leftIn(offer, shard, stocks[index]))
    }
    return left
  },
  { livesMs: SHOWN_MS },
)
