import { developedPhoto } from '@functions/media/developed'
import { storedAs } from '@functions/media/names'
import { reportNow } from '@functions/reports/history'
import { photographer } from '@functions/reports/views/view'
import { type PublicityItem, publicityOf, save, screenedPhotoOf, settled } from './publicity'
import { type Findings, settle } from './settle'

/**
 * What of a report's screening is not as today's rules have it: its state, its place in the list of what staff look at, and
 * photos that came when older rules noted nothing of those who come late. Two reads, one more for each photo nobody saw.
 */
export async function differsFromRules(reportId: string): Promise<boolean> {
  const item = await publicityOf(reportId)
  if (!item) return false
  return Object.keys(await unseenPhotos(item)).length > 0 || !isAsRuled(item)
}

/**
 * Puts it right. A photo nobody saw goes to staff: WeChat judges what is new, and nobody asks it here. Safe to repeat; of
 * several at once each sees what the other left.
 */
export async function resettle(reportId: string): Promise<void> {
  const before = await publicityOf(reportId)
  if (!before) return
  const photos = await unseenPhotos(before)
  const item = Object.keys(photos).length > 0 ? await settle(reportId, { photos }) : before
  if (!item || isAsRuled(item)) return
  // Who wrote meanwhile settled it by the same rules.
  await save(item, settled(item, item.changedAt))
}

/** Is the state what follows from what is known, and does it stand where that puts it? */
function isAsRuled(item: PublicityItem): boolean {
  const { state, queuePk, queueSk } = settled(item, item.changedAt)
  return state === item.state && queuePk === item.queuePk && queueSk === item.queueSk
}

/** Photos of a judged report that are there and of which its screening knows nothing. */
async function unseenPhotos(item: PublicityItem): Promise<Findings['photos']> {
  const unknown = Object.keys(item.photos).filter((photoId) => !screenedPhotoOf(item, photoId).there)
  const report = item.state === 'pending' || unknown.length === 0 ? undefined : await reportNow(item.reportId)
  if (!report) return {}
  const memberId = photographer(report)
  const found: Findings['photos'] = {}
  for (const photoId of unknown) {
    const photo = await developedPhoto(await storedAs({ streetId: report.streetId, memberId, photoId }))
    if (photo) found[photoId] = { there: true, verdict: 'unchecked' }
  }
  return found
}
