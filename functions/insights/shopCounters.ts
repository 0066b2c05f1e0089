import { table } from '@functions/platform/table'
import { get } from '@functions/platform/writes'
import type { Month, Sum } from '@shared/rules/settlement'
import { QueryCommand } from 'dynamodb-toolbox/table/actions/query'
import { shopScope } from './counting'
import { Counter, MONTH } from './entities'

type Counted = Pick<Sum, 'vouchers' | 'points'>

/** What a shop handed out in a month, as the stream consumer counted it; a few seconds behind. ½ read unit. */
export async function countedIn(streetId: string, merchantId: string, month: Month): Promise<Counted> {
  const item = await get(Counter, { scope: shopScope(streetId, merchantId), bucket: `${MONTH}${month}` })
  return { vouchers: item?.redeemed ?? 0, points: item?.pointsSpent ?? 0 }
}

/** The months a shop handed anything out in, newest first: a query for `pageOfQuery`. */
export function countedMonths(streetId: string, merchantId: string) {
  return async (options: { limit: number; exclusiveStartKey?: Record<string, string | number> }) => {
    const { Items = [], LastEvaluatedKey } = await table
      .build(QueryCommand)
      .query({ partition: `COUNT#${shopScope(streetId, merchantId)}`, range: { beginsWith: MONTH } })
      .entities(Counter)
      .options({ ...options, reverse: true })
      .send()
    const months = Items.map(({ bucket, redeemed = 0, pointsSpent = 0 }) => ({
      month: bucket.slice(MONTH.length),
      counted: { vouchers: redeemed, points: pointsSpent },
    }))
    return { Items: months, LastEvaluatedKey }
  }
}
