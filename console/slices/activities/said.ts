import { AGE_BANDS, type Along } from '@shared/rules/activities/activity'
import { sayMoment } from '@shared/rules/time/day'
import type { Attendance, Row } from './useActivities'

/** When it is: both moments, the second without its day where it is the same. */
export function sayWhen({ starts, ends }: Pick<Row, 'starts' | 'ends'>, nowMs: number): string {
  const [from, to] = [sayMoment(starts, nowMs), sayMoment(ends, nowMs)]
  const [day] = from.split(' ')
  return `${from} 到 ${day !== undefined && to.startsWith(`${day} `) ? to.slice(day.length + 1) : to}`
}

/** Who comes along: 大人 1，7–12 岁 2. */
export function sayAlong({ adults, children }: Along): string {
  const said = children.map(({ band, count }) => `${AGE_BANDS[band]} ${count}`)
  return [adults > 0 ? `大人 ${adults}` : '', ...said].filter((each) => each !== '').join('，')
}

export const sayItems = (items: Attendance['items']): string =>
  items.map(({ name, count }) => `${name} ${count}`).join('、')
