import { addDays, type Day, dayOf, startOf, weekdayOf } from './day'

/** When a street's staff work: data of the street, set by its office. Days and minutes are those of Shanghai. */
export interface WorkingRules {
  /** 0 (Sunday) … 6 (Saturday). */
  weekdays: readonly number[]
  /** Minutes of the day; a working day is one span, past midnight where it closes before it opens. */
  opensAtMinute: number
  closesAtMinute: number
  /** Days off although their weekday works. */
  holidays: readonly Day[]
  /** Days that are worked although their weekday is off (调休). They win over holidays. */
  extraDays: readonly Day[]
}

/** What is offered where nothing was set yet. */
export const USUAL_WORKING = {
  ...{ weekdays: [1, 2, 3, 4, 5], opensAtMinute: 510, closesAtMinute: 1050 },
  ...{ holidays: [] as Day[], extraDays: [] as Day[] },
}

/** A list with one more day, in order and each once. */
export const withDay = (days: readonly Day[], day: Day): Day[] => [...new Set([...days, day])].sort()

/** Limits of the rules, the same on the phone and on the server. */
export const WORKING_LIMITS = { days: 120 } as const

const MINUTE_MS = 60_000
const HOUR_MS = 3_600_000
/** No due time lies farther ahead than this, however few hours are worked. Days. */
const HORIZON_DAYS = 400

/** Is that day worked? */
export function worksOn({ weekdays, holidays, extraDays }: WorkingRules, day: Day): boolean {
  if (extraDays.includes(day)) return true
  return weekdays.includes(weekdayOf(day)) && !holidays.includes(day)
}

/** What a due time follows from. */
export interface Term {
  slaHours: number
  /** Counts around the clock. */
  urgent: boolean
}

/** A term in words: 72 个工作小时内处理; round the clock for what is urgent. */
export const sayTerm = ({ slaHours, urgent }: Term): string => `${slaHours} ${urgent ? '小时' : '个工作小时'}内处理`

/**
 * When something that came at `from` (epoch milliseconds) has to be done: after so many working hours, or so many hours
 * of the clock when it is urgent or the street has no rules. Never before `from`; never earlier for what came later.
 */
export function dueAfter(rules: WorkingRules | undefined, from: number, { slaHours, urgent }: Term): number {
  if (urgent || !rules) return from + slaHours * HOUR_MS
  let left = slaHours * HOUR_MS
  const crosses = rules.closesAtMinute <= rules.opensAtMinute
  const closes = rules.closesAtMinute + (crosses ? 1440 : 0)
  // What comes after midnight may come within the span that began the day before.
  let day = crosses ? addDays(dayOf(from), -1) : dayOf(from)
  for (let count = 0; count < HORIZON_DAYS; count++) {
    if (worksOn(rules, day)) {
      const midnight = startOf(day)
      const begins = Math.max(from, midnight + rules.opensAtMinute * MINUTE_MS)
      const room = midnight + closes * MINUTE_MS - begins
      if (left <= room) return begins + left
      left -= Math.max(0, room)
    }
    day = addDays(day, 1)
  }
  return startOf(day)
}
