import { dayOf, sayMoment, startOf } from '@shared/rules/time/day'

const DAY_MS = 86_400_000

/** 今天 14:05; when it is days ago, how many: 11月3日 08:00（5 天前）. */
export function sayAsOf(at: number, nowMs: number): string {
  const days = Math.round((startOf(dayOf(nowMs)) - startOf(dayOf(at))) / DAY_MS)
  return `截至 ${sayMoment(at, nowMs)}${days > 1 ? `（${days} 天前）` : ''}`
}
