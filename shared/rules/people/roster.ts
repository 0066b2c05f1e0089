import { addDays, type Day, dayOf, minuteOf, weekdayOf } from '../time/day'

/** Who is on duty for urgent reports: a week that repeats, and days on which it is otherwise. */
export const ROSTER_LIMITS = { shifts: 14, exceptions: 30 } as const

/** The street office's own roster stands beside the communities' under this name. */
export const OFFICE = 'office'

/** A piece of duty in every week; one that ends before it begins goes on past midnight. Minutes of the Shanghai day. */
export interface Shift {
  /** 0 (Sunday) … 6. */
  weekday: number
  fromMinute: number
  toMinute: number
}

/** A day on which somebody is not on duty, or is between two minutes; it stands in place of that day's shifts. */
export interface Exception {
  day: Day
  fromMinute?: number | undefined
  toMinute?: number | undefined
}

/** One person's duty. */
export interface Duty {
  shifts: readonly Shift[]
  exceptions: readonly Exception[]
}

/** Is the person on duty at that instant (epoch ms)? Duty that began yesterday and passes midnight counts. */
export function isOnDuty(duty: Duty, at: number): boolean {
  const today = dayOf(at)
  const minute = minuteOf(at)
  const begun = dutyOf(duty, today).some(
    ({ fromMinute, toMinute }) => minute >= fromMinute && (minute < toMinute || toMinute <= fromMinute),
  )
  return (
    begun || dutyOf(duty, addDays(today, -1)).some((late) => late.toMinute <= late.fromMinute && minute < late.toMinute)
  )
}

/**
 * Both duties as one person's: their own first, each piece once, as many as a person can have. Of exceptions their own
 * alone: a day off of somebody else's is not theirs.
 */
export function dutiesTogether(own: Duty, added: Duty): Duty {
  const pieces = new Map([...own.shifts, ...added.shifts].map((shift) => [JSON.stringify(pieceOf(shift)), shift]))
  return { shifts: [...pieces.values()].slice(0, ROSTER_LIMITS.shifts), exceptions: own.exceptions }
}

const pieceOf = ({ weekday, fromMinute, toMinute }: Shift) => [weekday, fromMinute, toMinute]

/** The pieces of duty that begin on a day. */
function dutyOf({ shifts, exceptions }: Duty, day: Day): { fromMinute: number; toMinute: number }[] {
  const otherwise = exceptions.filter((each) => each.day === day)
  if (otherwise.length === 0) return shifts.filter(({ weekday }) => weekday === weekdayOf(day))
  return otherwise.flatMap(({ fromMinute, toMinute }) =>
    fromMinute === undefined || toMinute === undefined ? [] : [{ fromMinute, toMinute }],
  )
}
