import { confidentialOf } from '@functions/categories/categories'
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get'
import type { Published } from './derived'
import { PublicReport } from './entities'

/** The public copy of a report of that street, a few seconds behind. ½ read unit. */
export async function publishedIn(streetId: string, reportId: string): Promise<Published | undefined> {
  const { Item } = await PublicReport.build(GetItemCommand).key({ reportId }).send()
  return Item && (await isSeen(streetId, Item)) ? Item : undefined
}

/** A category that was public until now may have copies left: they are not shown. */
export const isSeen = async (streetId: string, copy: Published): Promise<boolean> =>
  copy.streetId === streetId && !(await confidentialOf(streetId)).has(copy.categoryId)
