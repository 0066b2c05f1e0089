import { addDays, type Day } from './day'

/**
 * What an account remembers of check-ins. A phone shows it and sends it back with the next check-in as what
 * it has *seen*; the write's own condition compares it, so nobody gains by inventing it.
 */
export interface CheckinState {
  /** The last Shanghai day with a check-in; empty before the first. */
  day: Day | ''
  /** Check-ins on that day, over all stations. */
  count: number
  /** Consecutive days up to and including `day`. */
  streak: number
}

export const NO_CHECKINS: CheckinState = { day: '', count: 0, streak: 0 }

/** Check-ins that earn points per worker and day, over all stations. */
export const CHECKINS_PER_DAY = 3

/** Every so many days in a row bring the bonus. */
export const STREAK_DAYS = 7

/** A phone's fix is believed this far beyond the radius at most, however inaccurate it says it is. Metres. */
export const MAX_ACCURACY_METRES = 50

export type CheckinStep = { allowed: false } | { allowed: true; next: CheckinState; streakCompleted: boolean }

/** The state after one more check-in today, or a refusal when the day's number is used up. */
export function nextCheckin(seen: CheckinState, today: Day): CheckinStep {
  if (seen.day === today) {
    if (seen.count >= CHECKINS_PER_DAY) return { allowed: false }
    return { allowed: true, next: { ...seen, count: seen.count + 1 }, streakCompleted: false }
  }
  const streak = seen.day === addDays(today, -1) ? seen.streak + 1 : 1
  return { allowed: true, next: { day: today, count: 1, streak }, streakCompleted: streak % STREAK_DAYS === 0 }
}

/** The streak as it still counts today: broken when yesterday was missed. */
export function liveStreak(state: CheckinState, today: Day): number {
  return state.day === today || state.day === addDays(today, -1) ? state.streak : 0
}
