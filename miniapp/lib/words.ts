import { addDays, dayOf, minuteOf, sayDay, sayMoment } from '@shared/rules/day'
import { now } from './clock'

/** How people say the end of something: midnight belongs to the day before, 今天 24:00. Epoch milliseconds. */
export function sayEnd(epochMs: number): string {
  if (minuteOf(epochMs) !== 0) return sayMoment(epochMs, now())
  return `${sayDay(addDays(dayOf(epochMs), -1), now())} 24:00`
}
