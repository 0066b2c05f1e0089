const HALF_HOUR = 30 * 60_000
const MOST = 12 * 60 * 60_000

/**
 * Until when a place is kept for whoever waited longest: a quarter of the time that is left, at least half an hour, at most
 * twelve, and never beyond the start. Epoch milliseconds.
 */
export const offerEnds = (nowMs: number, starts: number): number =>
  Math.min(starts, nowMs + Math.min(MOST, Math.max(HALF_HOUR, Math.floor((starts - nowMs) / 4))))

/** Places of an activity, or of one position in it. Without a capacity there is always room. */
export interface Seats {
  capacity?: number | undefined
  /** Places of those who are in and those that are kept for somebody. */
  taken: number
  /** Sign-ups that wait. */
  waiting: number
}

/** Places that are left; below zero where more are in than there are places now. */
export const freeIn = ({ capacity, taken }: Seats): number =>
  capacity === undefined ? Number.POSITIVE_INFINITY : capacity - taken

/** Would a newcomer with so many places be in at once? Nobody overtakes those who wait. */
export const hasRoomFor = (seats: Seats, places: number): boolean => seats.waiting === 0 && freeIn(seats) >= places
