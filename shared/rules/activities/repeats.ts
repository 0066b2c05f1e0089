import { addDays, type Day, daysBetween, monthAfter, weekdayOf } from '../time/day'
import { ACTIVITY_LIMITS } from './activity'

/** How a series goes on. `monthly`: on the same weekday of the month, as the third Saturday. */
export const REPEATS = { weekly: '每周', fortnightly: '每两周', monthly: '每月' } as const
export type Repeat = keyof typeof REPEATS

export interface RepeatRule {
  repeat: Repeat
  /** The last day on which one may be. */
  until: Day
  /** Days that fall out. */
  skip: readonly Day[]
}

/** Which weekday of its month a day is: 1 the first, 5 the fifth. */
const nthOf = (day: Day): number => Math.ceil(Number(day.slice(8)) / 7)

/** That weekday of a month; undefined where a month has no fifth one. */
function nthIn(month: string, weekday: number, nth: number): Day | undefined {
  const first: Day = `${month}-01`
  const found = addDays(first, ((weekday - weekdayOf(first) + 7) % 7) + (nth - 1) * 7)
  return found.startsWith(month) ? found : undefined
}

/** The days of a series after its first one, in order: at most ACTIVITY_LIMITS.repeats, none of those that fall out. */
export function repeatDays(first: Day, { repeat, until, skip }: RepeatRule): Day[] {
  const last = addDays(first, Math.min(daysBetween(first, until), ACTIVITY_LIMITS.daysAhead))
  const days = repeat === 'monthly' ? monthly(first, last) : every(first, last, repeat === 'weekly' ? 7 : 14)
  return days.filter((day) => !skip.includes(day)).slice(0, ACTIVITY_LIMITS.repeats)
}

function every(first: Day, last: Day, step: number): Day[] {
  const days: Day[] = []
  for (let day = addDays(first, step); day <= last; day = addDays(day, step)) days.push(day)
  return days
}

function monthly(first: Day, last: Day): Day[] {
  const days: Day[] = []
  const [weekday, nth] = [weekdayOf(first), nthOf(first)]
  for (let month = monthAfter(first.slice(0, 7)); month <= last.slice(0, 7); month = monthAfter(month)) {
    const day = nthIn(month, weekday, nth)
    if (day !== undefined && day <= last) days.push(day)
  }
  return days
}
