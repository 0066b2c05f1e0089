import { addDays } from '../time/day'

/** What is counted, in the words of the office, in the order it is looked at. */
export const METRICS = {
  registrations: '报到',
  confirmed: '确认报到',
  checkins: '驿站打卡',
  reports: '随手拍',
  resolved: '处理完成',
  closed: '办结',
  vouchers: '兑换套餐',
  redeemed: '核销套餐',
  pointsEarned: '发出积分',
  pointsSpent: '花掉积分',
} as const
export type Metric = keyof typeof METRICS
export type Counts = Record<Metric, number>

export const METRIC_KEYS = Object.keys(METRICS) as Metric[]

/** A day's bar: its height as a part of the tallest one, 0…1. */
export interface Bar {
  day: string
  value: number
  share: number
}

/** One metric over days as bars, the oldest first. A day with something is never flat on the ground. */
export function barsOf(days: readonly { day: string; counts: Counts }[], metric: Metric): Bar[] {
  const tallest = Math.max(0, ...days.map(({ counts }) => counts[metric]))
  return [...days]
    .sort((a, b) => (a.day < b.day ? -1 : 1))
    .map(({ day, counts }) => ({
      day,
      value: counts[metric],
      share: tallest === 0 || counts[metric] === 0 ? 0 : Math.max(0.03, counts[metric] / tallest),
    }))
}

/** `2026-11-03` → `11/3`, to stand under a bar. */
export function dayMark(day: string): string {
  const [, month = '', date = ''] = day.split('-')
  return `${Number(month)}/${Number(date)}`
}

/** A metric in the last seven days and in the seven before, today included in neither: it is not over yet. */
export function weeksOf(
  days: readonly { day: string; counts: Counts }[],
  metric: Metric,
  today: string,
): { last: number; before: number } {
  const sum = (from: number, to: number) =>
    days
      .filter(({ day }) => day >= addDays(today, -from) && day <= addDays(today, -to))
      .reduce((all, { counts }) => all + counts[metric], 0)
  return { last: sum(7, 1), before: sum(14, 8) }
}
