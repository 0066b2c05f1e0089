import type { Month } from '../points/settlement'
import { monthAfter } from '../time/day'

/** What can be had as a table. */
export const EXPORT_KINDS = { reports: '工单', timeline: '经过' } as const
export type ExportKind = keyof typeof EXPORT_KINDS

/** How far a table is. */
export const EXPORT_STATES = { waiting: '排队中', running: '正在导出', done: '已完成', failed: '没有成功' } as const

export const EXPORT_LIMITS = {
  months: 12,
  /** Of one table, its head apart: about 40 MB, far more than a community has in a year. */
  rows: 200_000,
  perDay: 10,
  /** So long a table can be fetched. */
  keepDays: 30,
  /** One that has not moved for so long will hardly go on by itself. */
  stalledMinutes: 30,
} as const

/** The months from one to another, both included, oldest first; undefined when there are none or too many. */
export function monthsBetween(from: Month, to: Month): Month[] | undefined {
  const months: Month[] = []
  for (let month = from; month <= to; month = monthAfter(month)) {
    if (months.length === EXPORT_LIMITS.months) return undefined
    months.push(month)
  }
  return months.length > 0 ? months : undefined
}
