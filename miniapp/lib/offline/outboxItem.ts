import type { Inputs } from '@shared/contract/contract'
import { addDays, dayOf, startOf } from '@shared/rules/time/day'
import { type ApiError, isPassing } from '../api/apiError'
import { backoffMs } from '../api/backoff'
import type { LocalPhoto } from '../photos/photos'

/** `waiting` for a network or its turn; `sending` now; `sent`; `needsYou`: only the person can help it on. */
export type OutboxState = 'waiting' | 'sending' | 'sent' | 'needsYou'

export interface OutboxPhoto {
  /** ULID of the photo, the same on every try. */
  id: string
  photo: LocalPhoto
  uploaded: boolean
}

type ReportWords = Omit<Inputs['reports']['create'], 'photoIds'>

/** What an outbox sends, under its id; `report` by the first kind that there was. */
export interface Sendable {
  id: string
}

/** A report, or another thing, as it is put into an outbox. Its ULID is made once: however often it is sent, the server keeps one. */
export interface NewReport<R extends Sendable = ReportWords> {
  report: R
  /** Whose it is: another person on this phone must not send it. */
  memberId: string
  categoryName: string
  /** Goes before all others. */
  urgent: boolean
  createdAt: number
  photos: OutboxPhoto[]
}

/** A report on its way. */
export interface OutboxItem<R extends Sendable = ReportWords> extends NewReport<R> {
  state: OutboxState
  /** It left the phone at least once: it may be there although no answer came back. */
  submitted: boolean
  /** Answers in a row that only let it wait. */
  tries: number
  /** Not tried again before this moment, epoch milliseconds; 0 for at once. */
  notBefore: number
  /** Why it is not sent yet, in words for the person. */
  problem?: string
  /** The server's code of that; see `SAME_WORDS`. */
  code?: string
}

/** Refused because the same words went out today: tried again by the person it is another place, and is taken. */
export const SAME_WORDS = 'SAME_TEXT_TODAY'

/** What a failed try means: all reports wait, only this one does, or it is for the person. */
export type Verdict =
  | {
      wait: 'line' /** The server itself asked for it: a network that returns changes nothing. */
      asked: boolean
      ms: number
    }
  | { wait: 'item'; ms: number }
  | { wait: 'person' }

const SECOND = 1_000
const MINUTE = 60 * SECOND
/** Longer than any wait below: what is left of a wait is never more, whatever the phone's clock has done meanwhile. */
export const LONGEST_WAIT_MS = 25 * 60 * MINUTE
/** After midnight the phones that used up their day come back over so long. */
const MORNING_MS = 10 * MINUTE

/**
 * Judges a failure.
 * @param row failures in this row, 1 for the first. @param random 0…1, against all phones coming back at once.
 */
export function judge(error: ApiError, row: number, nowMs: number, random: number): Verdict {
  if (error.code === 'OFFLINE')
    return { wait: 'line', asked: false, ms: backoffMs(row, 5 * SECOND, 5 * MINUTE, random) }
  if (error.status === 401) return { wait: 'line', asked: false, ms: backoffMs(row, MINUTE, 10 * MINUTE, random) }
  if (error.code === 'REPORT_DAILY_CAP' || error.code === 'UPLOAD_DAILY_CAP') {
    return { wait: 'item', ms: startOf(addDays(dayOf(nowMs), 1)) - nowMs + random * MORNING_MS }
  }
  if (error.status === 429 || isPassing(error)) {
    return { wait: 'line', asked: true, ms: Math.max(backoffMs(row, 10 * SECOND, 10 * MINUTE, random), saidMs(error)) }
  }
  // Perhaps this one report is what breaks the server: the others go on.
  if (error.status === 500) return { wait: 'item', ms: backoffMs(row, 30 * SECOND, 30 * MINUTE, random) }
  return { wait: 'person' }
}

/** How long the server asked to wait. Milliseconds. */
function saidMs({ data }: ApiError): number {
  const said = typeof data === 'object' && data !== null && 'retryAfterSeconds' in data ? data.retryAfterSeconds : 0
  return typeof said === 'number' ? Math.min(said * SECOND, LONGEST_WAIT_MS) : 0
}

/** How much of a report has left the phone, 0…1; `percent` of the photo that is on its way. */
export function shareSent({ photos }: Pick<OutboxItem, 'photos'>, percent: number): number {
  const done = photos.filter(({ uploaded }) => uploaded).length
  // The report itself, after its photos, is one part more.
  return (done + (done < photos.length ? percent / 100 : 0)) / (photos.length + 1)
}

/** The reports in what was kept on the phone, perhaps by an older version of the app. What was sending waits again. */
export function itemsIn<R extends Sendable = ReportWords>(kept: unknown): OutboxItem<R>[] {
  if (!Array.isArray(kept)) return []
  return kept.filter(isItem<R>).map((item) => ({
    ...item,
    state: item.state === 'sending' ? 'waiting' : item.state,
    urgent: item.urgent ?? false,
    // Better asked once too often: the server knows the id.
    submitted: item.submitted ?? true,
    tries: item.tries ?? 0,
    notBefore: item.notBefore ?? 0,
  }))
}

function isItem<R extends Sendable>(kept: unknown): kept is OutboxItem<R> {
  if (typeof kept !== 'object' || kept === null) return false
  const { report, memberId, photos } = kept as Partial<OutboxItem<R>>
  return typeof report?.id === 'string' && typeof memberId === 'string' && Array.isArray(photos)
}
