import { cached } from '@functions/platform/cache'
import { table } from '@functions/platform/table'
import type { ReportCategory } from '@shared/rules/report'
import { QueryCommand } from 'dynamodb-toolbox/table/actions/query'
import { Category } from './entities'

/** What can be reported in a street, in the street's own order; kept ≤ 60 s. Tens of items, one query. */
export const categoriesOf = cached(async (streetId): Promise<ReportCategory[]> => {
  const { Items = [] } = await table
    .build(QueryCommand)
    .query({ partition: `STREET#${streetId}`, range: { beginsWith: 'CATEGORY#' } })
    .entities(Category)
    .options({ maxPages: 4 })
    .send()
  return Items.sort((a, b) => a.order - b.order).map(({ streetId: _, order, ...category }) => category)
})
