import { typedText } from '../text/typed'
import { clockOf } from './day'

/** When a place is open: minutes of the Shanghai day. One that closes before it opens is open past midnight. */
export interface Hours {
  opensAtMinute: number
  closesAtMinute: number
}

const DAY_MINUTES = 1440

/** Open round the clock. */
export const isAlways = ({ opensAtMinute, closesAtMinute }: Hours): boolean =>
  opensAtMinute === 0 && closesAtMinute === DAY_MINUTES

export const isPastMidnight = ({ opensAtMinute, closesAtMinute }: Hours): boolean => closesAtMinute < opensAtMinute

/** Is it open at that minute of the day? */
export function isOpenAt(hours: Hours, minute: number): boolean {
  const { opensAtMinute, closesAtMinute } = hours
  if (isPastMidnight(hours)) return minute >= opensAtMinute || minute < closesAtMinute
  return minute >= opensAtMinute && minute < closesAtMinute
}

/** 07:00–21:00, 22:00–次日 02:00, or 24 小时. */
export function sayHours(hours: Hours): string {
  if (isAlways(hours)) return '24 小时'
  const { opensAtMinute, closesAtMinute } = hours
  return `${clockOf(opensAtMinute)}–${isPastMidnight(hours) ? '次日 ' : ''}${clockOf(closesAtMinute)}`
}

/** A time of day as a person types it: 7:00, 07：00, 0700, 七点 is none. Minutes of the day, 24:00 included; undefined when it is none. */
export function minuteTyped(text: string): number | undefined {
  const found = /^(\d{1,2}):?(\d{2})$/.exec(typedText(text))
  if (!found) return undefined
  const [hour, minute] = [Number(found[1]), Number(found[2])]
  const all = hour * 60 + minute
  return minute < 60 && all <= DAY_MINUTES ? all : undefined
}

/**
 * Opening hours from two times of day: who closes at 00:00 closes at the end of the day, so 00:00–00:00 is round the clock.
 * Undefined when one is no time, or both are the same.
 */
export function hoursTyped(opens: string, closes: string): Hours | undefined {
  const [opensAtMinute, until] = [minuteTyped(opens), minuteTyped(closes)]
  if (opensAtMinute === undefined || until === undefined || opensAtMinute === DAY_MINUTES) return undefined
  const closesAtMinute = until === 0 ? DAY_MINUTES : until
  return opensAtMinute === closesAtMinute ? undefined : { opensAtMinute, closesAtMinute }
}
