import { type AGAIN, transact } from '@functions/platform/store/transact'
import { getNow, putIf } from '@functions/platform/store/writes'
import type { ReportItem } from '@functions/reports/history'
import { momentText } from '@functions/reports/place'
import {
  awaitsLatePhoto,
  needsVerdict,
  type PublicState,
  photoIsPublic,
  publicStateOf,
  reviewReasonsOf,
  type ScreenedPhoto,
  type Screening,
} from '@shared/rules/reports/publicity'
import type { FormattedItem } from 'dynamodb-toolbox/entity'
import { Publicity, reviewPartition } from './entities'

export type PublicityItem = FormattedItem<typeof Publicity>

/** What is known of a report's content, strongly consistent; undefined while nothing is. 1 read unit. */
export async function publicityOf(reportId: string): Promise<PublicityItem | undefined> {
  return getNow(Publicity, { reportId })
}

/** What the public may see of a report: nothing before its screening has begun. */
export interface PublicView {
  state: PublicState
  /** Ids of the reporter's photos that may be seen, in no order. */
  photoIds: readonly string[]
}

/** From a `Publicity` item, read or received from the stream. Every copy, list and link for others follows from it. */
export function publicViewOf(item: PublicityItem | undefined): PublicView {
  if (!item) return { state: 'pending', photoIds: [] }
  const screening = screeningOf(item)
  const photoIds = Object.keys(item.photos).filter((photoId) =>
    photoIsPublic(screening, screenedPhotoOf(item, photoId)),
  )
  return { state: item.state, photoIds }
}

/** The item as the rules know it. */
export function screeningOf(item: PublicityItem): Screening {
  const { text, photos, newcomer, repeats, sampled, decisions, appeal } = item
  return {
    text,
    photos: Object.keys(photos).map((photoId) => screenedPhotoOf(item, photoId)),
    newcomer,
    repeats,
    sampled,
    outcome: decisions.at(-1)?.outcome,
    appealed: appeal?.decided === false,
  }
}

/** One of its photos as the rules know it. */
export function screenedPhotoOf({ photos, decisions }: PublicityItem, photoId: string): ScreenedPhoto {
  const { verdict, traceId, there = false, late = false } = photos[photoId] ?? {}
  // A verdict is asked for when the picture is there: so much is known of photos that were judged before this was noted.
  const isThere = there || traceId !== undefined || (verdict !== undefined && verdict !== 'missing')
  const last = decisions.at(-1)
  const decided = last !== undefined && (last.photoIds?.includes(photoId) ?? (isThere && !late))
  return { verdict, there: isThere, late, decided }
}

/** The photos of the report whose picture is there, as far as its screening knows. */
export const photosThere = (item: PublicityItem): string[] =>
  Object.keys(item.photos).filter((photoId) => screenedPhotoOf(item, photoId).there)

/** The item after a change, with the state and the place in the list of staff that follow from it. */
export function settled(changed: PublicityItem, at: number): PublicityItem {
  const { queuePk: _, queueSk: __, ...rest } = changed
  const screening = screeningOf(changed)
  const state = publicStateOf(screening)
  const next = { ...rest, state, version: changed.version + 1, changedAt: at }
  const { streetId, communityId, reportId, since, appeal } = changed
  if (reviewReasonsOf(screening).length > 0) {
    const queuePk = reviewPartition(streetId, communityId)
    return { ...next, queuePk, queueSk: `${momentText(appeal?.at ?? since)}#${reportId}` }
  }
  return next
}

/** Is nothing more to be found out about a report? */
export const isWhole = (item: PublicityItem): boolean =>
  item.state !== 'pending' && Object.keys(item.photos).every((photoId) => isSaid(item, photoId))

/** Is nothing more to be found out about this photo? */
export function isSaid(item: PublicityItem, photoId: string): boolean {
  const photo = screenedPhotoOf(item, photoId)
  return photo.there && !needsVerdict(screeningOf(item), photo)
}

/** Is something still to be found out, without staff? */
export function isUnfinished(item: PublicityItem): boolean {
  const screening = screeningOf(item)
  if (reviewReasonsOf(screening).length > 0) return false
  return item.state === 'pending' || awaitsLatePhoto(screening)
}

/** Puts the item unless it changed meanwhile: of several writers at once one comes first, the others get AGAIN. */
export const putIfUnchanged = (before: PublicityItem, after: PublicityItem) =>
  putIf(Publicity, after, { attr: 'version', eq: before.version })

/** Writes a change, alone. */
export const save = (before: PublicityItem, after: PublicityItem): Promise<PublicityItem | typeof AGAIN> =>
  transact<PublicityItem>([putIfUnchanged(before, after)], () => after)

/** The screening of a report in which nothing was found; for reports that were there before screening was. */
export function cleared(
  report: Pick<ReportItem, 'reportId' | 'streetId' | 'communityId' | 'reporterId' | 'submittedAt' | 'photoIds'>,
): PublicityItem {
  const { reportId, streetId, communityId, reporterId, submittedAt, photoIds } = report
  return {
    reportId,
    streetId,
    communityId,
    reporterId,
    state: 'visible',
    version: 1,
    since: submittedAt,
    changedAt: submittedAt,
    text: 'pass',
    photos: Object.fromEntries(photoIds.map((photoId) => [photoId, { verdict: 'pass' as const }])),
    newcomer: false,
    sampled: false,
    decisions: [],
  }
}
