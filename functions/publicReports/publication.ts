import { Photo } from '@functions/media/entities'
import type { Effect } from '@functions/platform/effect'
import { digest } from '@functions/platform/ids'
import { AGAIN, type Step, step, sure, transact, untilAnswered } from '@functions/platform/transact'
import {
  type Entry,
  entriesOf,
  entryChanges,
  type Published,
  shareChanges,
  sharesOf,
} from '@functions/published/derived'
import { PublicCount, PublicEntry, PublicReport } from '@functions/published/entities'
import { ReportEvent } from '@functions/reports/entities'
import { historyOf } from '@functions/reports/history'
import { OF_A_MOVE, showsPhotos } from '@functions/reports/intake/alike'
import { usesOf } from '@functions/reports/intake/photoUses'
import { publicityOf, publicViewOf } from '@functions/safety/publicity'
import { EntityFormatter } from 'dynamodb-toolbox/entity/actions/format'
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get'
import { DeleteTransaction } from 'dynamodb-toolbox/entity/actions/transactDelete'
import { PutTransaction } from 'dynamodb-toolbox/entity/actions/transactPut'
import { UpdateTransaction } from 'dynamodb-toolbox/entity/actions/transactUpdate'
import { $add } from 'dynamodb-toolbox/entity/actions/update'
import { copyOf } from './copy'

/**
 * Keeps the copy of a report that everybody sees, when the report or what may be seen of it changes, and when a photo of
 * a move is developed later: that it is shown was noted before the copy looked for it (`photosCompared`).
 */
export const publication: Effect = {
  name: 'publication',
  kinds: ['report', 'publicity', ReportEvent.entityName, Photo.entityName],
  run: async ({ kind, before, after }) => {
    if (kind === Photo.entityName) {
      if (before || !after) return
      const uses = await usesOf(Photo.build(EntityFormatter).format(after))
      for (const { reportId, number } of uses) if (number === OF_A_MOVE) await publish(reportId)
      return
    }
    if (kind === ReportEvent.entityName && !(after && showsPhotos(after))) return
    const reportId = (after ?? before)?.reportId
    if (typeof reportId === 'string') await publish(reportId)
  },
}

/**
 * Makes the public copy of a report what the report is now: copy, places in lists and counters in one transaction, or
 * nothing when it is already so. It looks at the report, not at the record that called it, so records may come twice,
 * late and at once: the copy is read before the report and conditioned on not having changed, therefore whoever writes
 * last has seen the newest. Three reads, one more for each photo of the fix, one transaction of at most 20 items.
 */
export function publish(reportId: string): Promise<void> {
  return untilAnswered<void>(async () => {
    const { published, next } = await compared(reportId)
    if (isSame(published, next)) return
    const streetId = (next ?? published)?.streetId ?? ''
    const { put, gone } = entryChanges(published ? entriesOf(published) : [], next ? entriesOf(next) : [])
    const shares = shareChanges(published ? sharesOf(published) : [], next ? sharesOf(next) : [])
    return transact<void>(
      [
        copyStep(reportId, published, next),
        ...put.map((entry) => sure(PublicEntry.build(PutTransaction).item(entry))),
        ...gone.map((entry: Entry) => sure(PublicEntry.build(DeleteTransaction).key(entry))),
        ...shares.map(({ scope, bucket, sums }) => {
          const { count, open, latitudeSum, longitudeSum } = sums
          const added = {
            count: $add(count),
            open: $add(open),
            ...(latitudeSum ? { latitudeSum: $add(latitudeSum), longitudeSum: $add(longitudeSum) } : {}),
          }
          return sure(PublicCount.build(UpdateTransaction).item({ streetId, scope, bucket, ...added }))
        }),
      ],
      () => undefined,
    )
  })
}

/** Is the public copy what the report is now? */
export async function isPublished(reportId: string): Promise<boolean> {
  const { published, next } = await compared(reportId)
  return isSame(published, next)
}

/** The public copy as it is, and then as it should be. */
async function compared(reportId: string): Promise<{ published: Published | undefined; next: Published | undefined }> {
  const published = await publishedOf(reportId)
  const { state, photoIds } = publicViewOf(await publicityOf(reportId))
  const history = state === 'visible' ? await historyOf(reportId) : undefined
  const copy = history && (await copyOf(history, photoIds))
  return { published, next: copy && { ...copy, revision: (published?.revision ?? 0) + 1 } }
}

/** The public copy as it is, strongly consistent. */
async function publishedOf(reportId: string): Promise<Published | undefined> {
  const { Item } = await PublicReport.build(GetItemCommand).key({ reportId }).options({ consistent: true }).send()
  return Item
}

/** Puts or takes away the copy, provided that it is still the one that was read. */
function copyStep(reportId: string, old: Published | undefined, next: Published | undefined): Step<void> {
  const unchanged = old
    ? ({ attr: 'revision', eq: old.revision } as const)
    : ({ attr: 'revision', exists: false } as const)
  const write = next
    ? PublicReport.build(PutTransaction).item(next).options({ condition: unchanged })
    : PublicReport.build(DeleteTransaction).key({ reportId }).options({ condition: unchanged })
  return step<void>(write, () => AGAIN)
}

/** Is the copy already what it is to be, its revision apart? */
function isSame(old: Published | undefined, next: Published | undefined): boolean {
  if (!old || !next) return old === next
  return fingerprintOf(old) === fingerprintOf(next)
}

const fingerprintOf = (published: Published) => digest({ ...published, revision: 0 })
