import { confidentialOf } from '@functions/reports/categories'
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get'
import type { Published } from './derived'
import { PublicReport } from './entities'

/** The public copy of a report of that street, a few seconds behind. ½ read unit. */
export async function publishedIn(streetId: string, reportId: string): Promise<Published | undefined> {
  const { Item } = await PublicReport.build(GetItemCommand).key({ reportId }).send()
  if (Item?.streetId !== streetId || (await confidentialOf(streetId)).has(Item.categoryId)) return undefined
  return Item
}
