import { getEach } from '@functions/platform/store/batch'
import { Counter } from './entities'
import { posterBuckets, postersScope } from './scopes'

/**
 * How often each of a street’s posters was scanned: since the beginning, and in each of the months; a few seconds behind. ½ read
 * unit a number.
 */
export async function scansOf(
  streetId: string,
  posterIds: readonly string[],
  months: readonly string[],
): Promise<number[][]> {
  const scope = postersScope(streetId)
  const keys = posterIds.flatMap((posterId) => posterBuckets(posterId, months).map((bucket) => ({ scope, bucket })))
  const found = keys.length > 0 ? await getEach(Counter, keys) : []
  const each = months.length + 1
  return posterIds.map((_, index) => found.slice(index * each, (index + 1) * each).map((item) => item?.scans ?? 0))
}
