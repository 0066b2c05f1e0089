import { now } from '@functions/platform/clock'
import { untilAnswered } from '@functions/platform/store/transact'
import type { Verdict } from '@shared/rules/reports/publicity'
import { type PublicityItem, publicityOf, save, settled } from './publicity'

/** What was found out about one photo. */
interface PhotoFinding {
  verdict?: Verdict | undefined
  label?: number | undefined
  traceId?: string
  askedAt?: number
  /** Its picture is there. */
  there?: boolean
}

/** What was found out about the parts of a report; what is left out is still unknown. */
export interface Findings {
  text?: { verdict: Verdict; label?: number | undefined }
  /** By photo id. */
  photos: Record<string, PhotoFinding>
}

type KnownPhoto = PublicityItem['photos'][string]

/**
 * Writes findings down. The first verdict on each part stands, so a repeat changes nothing; only `missing` is replaced
 * when the photo comes. Undefined when the report has no screening. One read and one transaction of 2 write units (and
 * 2 more for each list it leaves or enters).
 */
export async function settle(reportId: string, { text, photos }: Findings): Promise<PublicityItem | undefined> {
  return untilAnswered<PublicityItem | undefined>(async () => {
    const before = await publicityOf(reportId)
    if (!before) return undefined
    const isLate = before.state !== 'pending'
    const known = Object.entries(before.photos)
    const next = known.map(([photoId, photo]) => [photoId, merged(photo, photos[photoId], isLate)] as const)
    const isNew = next.some(([photoId, photo]) => photo !== before.photos[photoId])
    if (!isNew && (before.text !== undefined || text === undefined)) return before
    const after: PublicityItem = {
      ...before,
      ...(before.text === undefined && text ? { text: text.verdict } : {}),
      ...(before.text === undefined && text?.label !== undefined ? { textLabel: text.label } : {}),
      photos: Object.fromEntries(next),
    }
    return save(before, settled(after, now()))
  })
}

/** What is known of a photo with what was found; the same object when that is nothing new. */
function merged(photo: KnownPhoto, found: PhotoFinding | undefined, isLate: boolean): KnownPhoto {
  if (!found || (photo.verdict !== undefined && photo.verdict !== 'missing')) return photo
  const { verdict, label, traceId, askedAt, there } = found
  if (photo.verdict === 'missing' && !there) return photo
  if (there === photo.there && verdict === undefined && traceId === undefined) return photo
  const { verdict: _, ...kept } = photo
  return {
    ...kept,
    ...(there ? { there } : {}),
    ...(there && !photo.there && isLate ? { late: true } : {}),
    traceId,
    askedAt,
    verdict,
    label,
  }
}
