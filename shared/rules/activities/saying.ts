import { WEEKDAYS } from '../people/shifts'
import { addDays, clockOf, dayOf, minuteOf, sayDay, weekdayOf } from '../time/day'
import { AGE_BANDS, type Along } from './activity'
import { freeIn, type Seats } from './seats'

/** A day as a sheet of a calendar: its month, its number, its weekday. */
export function dayTile(epochMs: number): { month: string; date: string; weekday: string } {
  const day = dayOf(epochMs)
  const [, month, date] = day.split('-')
  return { month: `${Number(month)}月`, date: String(Number(date)), weekday: WEEKDAYS[weekdayOf(day)] ?? '' }
}

const clock = (epochMs: number) => clockOf(minuteOf(epochMs))

/** From when to when on its day: 14:00–16:00, 22:00–次日 01:00. */
export function sayHours(starts: number, ends: number): string {
  const isNext = dayOf(ends) === addDays(dayOf(starts), 1)
  if (dayOf(ends) === dayOf(starts)) return `${clock(starts)}–${clock(ends)}`
  // Midnight belongs to the day before.
  if (isNext && minuteOf(ends) === 0) return `${clock(starts)}–24:00`
  return `${clock(starts)}–${isNext ? '次日' : sayDay(dayOf(ends), starts)} ${clock(ends)}`
}

/** 今天 周三 14:00–16:00, 11月21日 周五 14:00–16:00. */
export const sayWhen = (starts: number, ends: number, nowMs: number): string =>
  `${sayDay(dayOf(starts), nowMs)} ${WEEKDAYS[weekdayOf(dayOf(starts))]} ${sayHours(starts, ends)}`

/** How many places are left. */
export function saySeats(seats: Seats): string {
  if (seats.capacity === undefined) return '不限名额'
  if (seats.waiting > 0) return `名额满了，${seats.waiting} 人在候补`
  const free = freeIn(seats)
  return free > 0 ? `还有 ${free} 个名额` : '名额满了，可以候补'
}

/** Who comes along: 带 1 位大人、2 个孩子（4–6 岁）; empty for nobody. */
export function sayAlong({ adults, children }: Along): string {
  const said = [
    adults > 0 ? `${adults} 位大人` : '',
    ...children.map(({ band, count }) => `${count} 个孩子（${AGE_BANDS[band]}）`),
  ].filter(Boolean)
  return said.length > 0 ? `带 ${said.join('、')}` : ''
}
