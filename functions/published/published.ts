import { confidentialOf } from '@functions/categories/categories'
import { get, getNow } from '@functions/platform/store/writes'
import type { Published } from './derived'
import { PublicReport } from './entities'

/** The public copy of a report of that street, a few seconds behind. ½ read unit. */
export async function publishedIn(streetId: string, reportId: string): Promise<Published | undefined> {
  const item = await get(PublicReport, { reportId })
  return item && (await isSeen(streetId, item)) ? item : undefined
}

/** The public copy of a report wherever it is, strongly consistent. 1 read unit. */
export const publishedNow = (reportId: string): Promise<Published | undefined> => getNow(PublicReport, { reportId })

/** A category that was public until now may have copies left: they are not shown. */
export const isSeen = async (streetId: string, copy: Published): Promise<boolean> =>
  copy.streetId === streetId && !(await confidentialOf(streetId)).has(copy.categoryId)
