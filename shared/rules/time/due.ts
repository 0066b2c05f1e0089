import { REPORT_STATUSES, type ReportStatus } from '@shared/rules/reports/reportStatus'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
/** Below this the due time is shown as near. Milliseconds. */
const SOON = 2 * HOUR

/** 40 分钟, 3 小时, 2 天: one number, rounded down; never 0. */
export function saySpan(ms: number): string {
  if (ms < HOUR) return `${Math.max(1, Math.floor(ms / MINUTE))} 分钟`
  if (ms < 2 * DAY) return `${Math.floor(ms / HOUR)} 小时`
  return `${Math.floor(ms / DAY)} 天`
}

export interface Due {
  tone: 'plain' | 'soon' | 'pressing' | 'late'
  /** 还剩 / 超时 */
  word: string
  span: string
}

/** How much time is left, or how late it is; an emergency presses however much is left. Both epoch milliseconds. */
export function dueOf(dueAt: number, nowMs: number, urgent: boolean): Due {
  const left = dueAt - nowMs
  if (left < 0) return { tone: 'late', word: '超时', span: saySpan(-left) }
  return { tone: urgent ? 'pressing' : left < SOON ? 'soon' : 'plain', word: '还剩', span: saySpan(left) }
}

/** A status as staff say it: the table's words are the reporter's. */
export function staffStatus(status: ReportStatus): string {
  return status === 'resolved' ? '待上报人确认' : REPORT_STATUSES[status].label
}
