import type { Part } from '@functions/platform/lists/list'
import { get } from '@functions/platform/store/writes'
import type { Month, Sum } from '@shared/rules/points/settlement'
import { Counter } from './entities'
import { monthsCounted } from './queries'
import { MONTH, shopScope } from './scopes'

type Counted = Pick<Sum, 'vouchers' | 'points'>

/** What a shop handed out in a month, as the stream consumer counted it; a few seconds behind. ½ read unit. */
export async function countedIn(streetId: string, merchantId: string, month: Month): Promise<Counted> {
  const item = await get(Counter, { scope: shopScope(streetId, merchantId), bucket: `${MONTH}${month}` })
  return { vouchers: item?.redeemed ?? 0, points: item?.pointsSpent ?? 0 }
}

/** The months a shop handed anything out in, newest first: a query for `pageOfQuery`. */
export function countedMonths(streetId: string, merchantId: string) {
  return async (part: Part) => {
    const { items, next } = await monthsCounted(shopScope(streetId, merchantId)).page(part)
    const months = items.map(({ bucket, redeemed = 0, pointsSpent = 0 }) => ({
      month: bucket.slice(MONTH.length),
      counted: { vouchers: redeemed, points: pointsSpent },
    }))
    return { items: months, next }
  }
}
