import { addDays, type Day, dayOf, startOf } from '@shared/rules/time/day'
import type { Random } from './random'

/** Days of history before today. */
export const HISTORY_DAYS = 60

const MINUTE = 60_000
export const HOUR = 60 * MINUTE

/** The Shanghai days of the history, oldest first, today last. */
export function historyDays(now: number): Day[] {
  const today = dayOf(now)
  return Array.from({ length: HISTORY_DAYS + 1 }, (_, index) => addDays(today, index - HISTORY_DAYS))
}

/** An instant of the day between two minutes, never after now; undefined when all of that lies ahead. */
export function momentOn(day: Day, random: Random, now: number, fromMinute = 0, toMinute = 1440): number | undefined {
  const from = startOf(day) + fromMinute * MINUTE
  const to = Math.min(startOf(day) + toMinute * MINUTE - 1, now)
  return from > to ? undefined : random.between(from, to)
}
