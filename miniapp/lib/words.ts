import { addDays, dayOf, minuteOf, sayDay, sayMoment, startOf } from '@shared/rules/day'
import { now } from './clock'

/** How people say the end of something: midnight belongs to the day before, 今天 24:00. Epoch milliseconds. */
export function sayEnd(epochMs: number): string {
  if (minuteOf(epochMs) !== 0) return sayMoment(epochMs, now())
  return `${sayDay(addDays(dayOf(epochMs), -1), now())} 24:00`
}

const DAY_MS = 86_400_000

/** 今天 14:05; when it is days ago, how many: 11月3日 08:00（5 天前）. */
export function sayAsOf(at: number, nowMs: number): string {
  const days = Math.round((startOf(dayOf(nowMs)) - startOf(dayOf(at))) / DAY_MS)
  return `截至 ${sayMoment(at, nowMs)}${days > 1 ? `（${days} 天前）` : ''}`
}
