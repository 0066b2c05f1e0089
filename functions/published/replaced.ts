import type { Step } from '@functions/platform/store/transact'
import { asSeen, put, putIf, remove, removeIf, update } from '@functions/platform/store/writes'
import { $add } from 'dynamodb-toolbox/entity/actions/update'
import { entriesOf, entryChanges, type Published, shareChanges, sharesOf } from './derived'
import { PublicCount, PublicEntry, PublicReport } from './entities'

/**
 * Puts a public copy in the place of another, or takes it away, with its places in lists and what it counts for; provided
 * that it is still the one that was read. At most 20 items.
 */
export function replaced(reportId: string, old: Published | undefined, next: Published | undefined): Step<never>[] {
  const streetId = (next ?? old)?.streetId ?? ''
  const unchanged = asSeen('revision', old?.revision)
  const entries = entryChanges(old ? entriesOf(old) : [], next ? entriesOf(next) : [])
  const shares = shareChanges(old ? sharesOf(old) : [], next ? sharesOf(next) : [])
  return [
    next ? putIf(PublicReport, next, unchanged) : removeIf(PublicReport, { reportId }, unchanged),
    ...entries.put.map((entry) => put(PublicEntry, entry)),
    ...entries.gone.map((entry) => remove(PublicEntry, entry)),
    ...shares.map(({ scope, bucket, sums: { count, open, latitudeSum, longitudeSum } }) =>
      update(PublicCount, {
        ...{ streetId, scope, bucket, count: $add(count), open: $add(open) },
        ...(latitudeSum ? { latitudeSum: $add(latitudeSum), longitudeSum: $add(longitudeSum) } : {}),
      }),
    ),
  ]
}
