import { addDays, type Day } from '../time/day'

/**
 * What an account remembers of check-ins. A phone shows it and sends it back with the next check-in as what
 * it has *seen*; the write's own condition compares it, so nobody gains by inventing it.
 */
export interface CheckinState extends CheckinDay {
  /** The day with a check-in before that one: around midnight one of its visits may be written later than one of `day`. */
  earlier?: CheckinDay | undefined
}

export interface CheckinDay {
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

/** `nth`: which one of its day it is, from 1. */
export type CheckinStep =
  | { allowed: false }
  | { allowed: true; next: CheckinState; nth: number; streakCompleted: boolean }

/**
 * The state after one more check-in on a day, or a refusal when the day's number is used up. Whatever the order in which
 * visits of two days arrive (two servers' clocks around midnight), the state and what they earn together are the same.
 */
export function nextCheckin({ earlier, ...last }: CheckinState, day: Day): CheckinStep {
  if (day < last.day) return lateCheckin(last, earlier ?? NO_CHECKINS, day)
  const visited = oneMore(last, day)
  if (!visited) return { allowed: false }
  const before = visited.count > 1 ? earlier : last.day === '' ? undefined : last
  const next = before ? { ...visited, earlier: before } : visited
  return { allowed: true, next, nth: visited.count, streakCompleted: completes(visited) }
}

/** A visit of the day before the last one: it may join the two. */
function lateCheckin(last: CheckinDay, earlier: CheckinDay, day: Day): CheckinStep {
  const visited = day < earlier.day ? undefined : oneMore(earlier, day)
  if (!visited) return { allowed: false }
  const streak = last.day === addDays(day, 1) ? visited.streak + 1 : last.streak
  const joins = streak !== last.streak && streak % STREAK_DAYS === 0
  const next = { ...last, streak, earlier: visited }
  return { allowed: true, next, nth: visited.count, streakCompleted: joins || completes(visited) }
}

function oneMore(last: CheckinDay, day: Day): CheckinDay | undefined {
  if (last.day === day) return last.count < CHECKINS_PER_DAY ? { ...last, count: last.count + 1 } : undefined
  return { day, count: 1, streak: last.day === addDays(day, -1) ? last.streak + 1 : 1 }
}

const completes = ({ count, streak }: CheckinDay) => count === 1 && streak % STREAK_DAYS === 0

/** From this minute of the day on a streak that ends at midnight is said to. */
const EVENING = 18 * 60

/** Does a streak end tonight unless somebody checks in? Said in the evening only. @param minute of the Shanghai day */
export const endsTonight = (state: CheckinState, today: Day, minute: number): boolean =>
  minute >= EVENING && state.streak > 1 && state.day === addDays(today, -1)

/** The streak as it still counts today: broken when yesterday was missed. */
export function liveStreak(state: CheckinState, today: Day): number {
  return state.day >= addDays(today, -1) ? state.streak : 0
}
