import { clockOf, sayDay } from '../time/day'
import type { Exception, Shift } from './roster'

export const WEEKDAYS = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'] as const
/** Monday first, as calendars hang here. */
export const WEEK = [1, 2, 3, 4, 5, 6, 0] as const

/** 08:00–18:00; what ends on the day after says so, the whole day is 全天. */
export function sayTimes({ fromMinute, toMinute }: { fromMinute: number; toMinute: number }): string {
  if (fromMinute === 0 && toMinute === 1440) return '全天'
  return `${clockOf(fromMinute)}–${toMinute <= fromMinute ? '次日 ' : ''}${clockOf(toMinute)}`
}

/** Shifts of the same times stand in one line: 周一至周五 08:00–18:00. In the order of the week. */
export function sayShifts(shifts: readonly Shift[]): string[] {
  const times = [...new Set(shifts.map(sayTimes))]
  return times.map((time) => {
    const days = WEEK.filter((day) => shifts.some((shift) => shift.weekday === day && sayTimes(shift) === time))
    return `${sayDays(days)} ${time}`
  })
}

/** 每天, 周一至周五 where they follow each other, 周一、周三 where not. */
function sayDays(days: readonly (typeof WEEK)[number][]): string {
  if (days.length === WEEK.length) return '每天'
  const [first, last] = [days[0], days.at(-1)]
  if (first === undefined || last === undefined) return ''
  const follow = WEEK.indexOf(last) - WEEK.indexOf(first) === days.length - 1
  if (days.length > 2 && follow) return `${WEEKDAYS[first]}至${WEEKDAYS[last]}`
  return days.map((day) => WEEKDAYS[day]).join('、')
}

/** 11月3日 不值班, 明天 08:00–18:00. */
export function sayException({ day, fromMinute, toMinute }: Exception, nowMs: number): string {
  const isOff = fromMinute === undefined || toMinute === undefined
  return `${sayDay(day, nowMs)} ${isOff ? '不值班' : sayTimes({ fromMinute, toMinute })}`
}
