import { photoRecords } from '@functions/media/developed'
import type { Effect } from '@functions/platform/events/effect'
import type { Change } from '@functions/platform/events/records'
import { digest } from '@functions/platform/store/ids'
import { transact, untilAnswered } from '@functions/platform/store/transact'
import type { Published } from '@functions/published/derived'
import { publishedNow } from '@functions/published/published'
import { replaced } from '@functions/published/replaced'
import { eventRecords, historyOf } from '@functions/reports/history'
import { OF_A_MOVE, showsPhotos } from '@functions/reports/intake/alike'
import { usesOf } from '@functions/reports/intake/photoUses'
import { publicityOf, publicViewOf } from '@functions/safety/publicity'
import { copyOf } from './copy'

/**
 * Keeps the public copy of a report when it changes, when what may be seen of it changes, and when a photo of a move is
 * developed later (`photosCompared` noted before where it is shown).
 */
export const publication: Effect = {
  name: 'publication',
  kinds: ['report', 'publicity', eventRecords.kind, photoRecords.kind],
  turn: 2,
  subject: concerned,
  run: async (change) => {
    const { kind, before, after } = change
    const reportId = concerned(change)
    if (reportId !== undefined) return publish(reportId)
    if (kind !== photoRecords.kind || before || !after) return
    const uses = await usesOf(photoRecords.read(after))
    for (const { reportId, number } of uses) if (number === OF_A_MOVE) await publish(reportId)
  },
}

/** The report whose copy a record of its own may change. */
function concerned({ kind, before, after }: Change): string | undefined {
  if (kind === photoRecords.kind || (kind === eventRecords.kind && !(after && showsPhotos(after)))) return undefined
  const reportId = (after ?? before)?.reportId
  return typeof reportId === 'string' ? reportId : undefined
}

/**
 * Makes the public copy (projection) of a report what the report is now: copy, places in lists and counters in one
 * transaction, or nothing. It reads the report, not the record, and holds an optimistic lock on the copy: records may
 * come twice, late and at once. Three reads, one more for each photo of the fix, one transaction of at most 20 items.
 */
export function publish(reportId: string): Promise<void> {
  return untilAnswered<void>(async () => {
    const { published, next } = await compared(reportId)
    if (isSame(published, next)) return
    return transact<void>(replaced(reportId, published, next), () => undefined)
  })
}

/** Is the public copy what the report is now? */
export async function isPublished(reportId: string): Promise<boolean> {
  const { published, next } = await compared(reportId)
  return isSame(published, next)
}

/** The public copy as it is, and then as it should be. */
async function compared(reportId: string): Promise<{ published: Published | undefined; next: Published | undefined }> {
  const published = await publishedNow(reportId)
  const { state, photoIds } = publicViewOf(await publicityOf(reportId))
  const history = state === 'visible' ? await historyOf(reportId) : undefined
  const copy = history && (await copyOf(history, photoIds))
  return { published, next: copy && { ...copy, revision: (published?.revision ?? 0) + 1 } }
}

/** Is the copy already what it is to be, its revision apart? */
function isSame(old: Published | undefined, next: Published | undefined): boolean {
  if (!old || !next) return old === next
  return fingerprintOf(old) === fingerprintOf(next)
}

const fingerprintOf = (published: Published) => digest({ ...published, revision: 0 })
