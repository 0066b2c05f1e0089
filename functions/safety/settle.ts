import { now } from '@functions/platform/clock'
import { untilAnswered } from '@functions/platform/transact'
import type { Verdict } from '@shared/rules/publicity'
import { type PublicityItem, publicityOf, save, settled } from './publicity'

/** What was found out about the parts of a report; what is left out is still unknown. */
export interface Findings {
  text?: { verdict: Verdict; label?: number | undefined }
  /** By photo id. */
  photos: Record<
    string,
    { verdict?: Verdict | undefined; label?: number | undefined; traceId?: string; askedAt?: number }
  >
  /** When what is still unknown is tried again; with it the round is counted. */
  nextTryAt?: number
}

/**
 * Writes findings down. The first verdict on each part stands: one that is pushed twice, or replayed, changes nothing.
 * Undefined when the report has no screening. One read and one transaction of 2 write units (and 2 more for each list
 * it leaves or enters).
 */
export async function settle(
  reportId: string,
  { text, photos, nextTryAt }: Findings,
): Promise<PublicityItem | undefined> {
  return untilAnswered<PublicityItem | undefined>(async () => {
    const before = await publicityOf(reportId)
    if (!before) return undefined
    if (isWhole(before)) return before
    const after: PublicityItem = {
      ...before,
      ...(before.text === undefined && text ? { text: text.verdict } : {}),
      ...(before.text === undefined && text?.label !== undefined ? { textLabel: text.label } : {}),
      photos: merged(before.photos, photos),
      ...(nextTryAt === undefined ? {} : { nextTryAt, tries: before.tries + 1 }),
    }
    return save(before, settled(after, now()))
  })
}

/** Was everything said already? Then nothing is left to write, and nobody is held up. */
const isWhole = ({ text, photos }: PublicityItem): boolean =>
  text !== undefined && Object.values(photos).every(({ verdict }) => verdict !== undefined)

/** What is known of each photo of the report; of photos it does not have nothing is taken. */
function merged(known: PublicityItem['photos'], found: Findings['photos']): PublicityItem['photos'] {
  return Object.fromEntries(
    Object.entries(known).map(([photoId, photo]) => {
      const { verdict, label, traceId, askedAt } = found[photoId] ?? {}
      if (photo.verdict !== undefined) return [photoId, photo]
      const next = {
        ...photo,
        ...(traceId === undefined ? {} : { traceId }),
        ...(askedAt === undefined ? {} : { askedAt }),
        ...(verdict === undefined ? {} : { verdict }),
        ...(label === undefined ? {} : { label }),
      }
      return [photoId, next]
    }),
  )
}
