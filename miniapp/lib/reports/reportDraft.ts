import type { Answer } from '@shared/rules/reports/category'
import { rememberFirst } from '../offline/copies'
import type { OutboxPhoto } from '../offline/outboxItem'
import { forget, recall } from '../offline/storage'
import { newId } from '../phone/ids'
import { dropPhoto } from '../photos/photos'
import type { Spot } from '../places/spot'

/** A report that is being written. It has its id, and its photos theirs, from the start: sent twice, it is one. */
export interface ReportDraft {
  id: string
  memberId: string
  photos: OutboxPhoto[]
  categoryId?: string | undefined
  /** To the questions of that category. */
  answers: Answer[]
  /** Emergency numbers that were called. */
  called?: string[] | undefined
  /** Chosen by hand; the phone's own place otherwise. */
  spot?: Spot | undefined
  description: string
  anonymous: boolean
}

const KEY = 'draft:report'

/** A new report with nothing in it. */
export function emptyDraft(memberId: string): ReportDraft {
  return { id: newId(), memberId, photos: [], answers: [], description: '', anonymous: false }
}

/** Is there anything in it that would be missed? */
export function hasContent({ photos, description, answers }: ReportDraft): boolean {
  // Whoever was sent to the telephone by an answer comes back to it.
  return photos.length > 0 || description.trim() !== '' || answers.length > 0
}

/** What was being written on this phone, by whomever; undefined when nothing was. */
export const draftOnPhone = () => draftUnder(KEY)

/** What was kept of a report under that key; undefined when it cannot be read. */
export function draftUnder(key: string): ReportDraft | undefined {
  const kept = recall<Partial<ReportDraft>>(key)
  if (typeof kept?.id !== 'string' || typeof kept.memberId !== 'string' || !Array.isArray(kept.photos)) return undefined
  const { id, memberId, photos, categoryId, answers = [], called, spot, description = '', anonymous = false } = kept
  return { id, memberId, photos, categoryId, answers, called, spot, description, anonymous }
}

/** What that person was writing. */
export function draftOf(memberId: string): ReportDraft | undefined {
  const draft = draftOnPhone()
  return draft?.memberId === memberId ? draft : undefined
}

/** Keeps what is being written, as it is now. */
export function keepDraft(draft: ReportDraft): void {
  if (hasContent(draft)) rememberFirst(KEY, draft)
  else forgetDraft()
}

/** Nothing is being written any more; the photos' files stay, they go with the report. */
export function forgetDraft(): void {
  forget(KEY)
}

/** Throws away what was being written, and its photos. */
export function discardDraft(): void {
  for (const { photo } of draftOnPhone()?.photos ?? []) dropPhoto(photo)
  forgetDraft()
}
