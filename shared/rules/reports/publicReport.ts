import { dayOf } from '../time/day'
import type { ReportStatus } from './reportStatus'

/**
 * In which public list a status stands, if in any. What was withdrawn is nobody's business any more, what was merged is
 * seen in the report it went into.
 */
export const PUBLIC_LISTS = {
  submitted: 'open',
  accepted: 'open',
  assigned: 'open',
  inProgress: 'open',
  reopened: 'open',
  resolved: 'closed',
  closed: 'closed',
  rejected: 'closed',
  merged: undefined,
  withdrawn: undefined,
} as const satisfies Record<ReportStatus, 'open' | 'closed' | undefined>

/** A Shanghai month, `YYYY-MM`; sorts as text. */
export type Month = string

/** The Shanghai month of an instant (epoch milliseconds). */
export const monthOf = (epochMs: number): Month => dayOf(epochMs).slice(0, 7)

/** The public lists one may look at. */
export const PUBLIC_TABS = { all: '全部', open: '处理中', closed: '已办结', fixed: '已解决' } as const
export type PublicTab = keyof typeof PUBLIC_TABS

/** What the public reads for a status: the reporter's own words (待你确认) are not for others. */
export const PUBLIC_LABELS: Record<ReportStatus, string> = {
  submitted: '已提交',
  accepted: '已受理',
  assigned: '已派单',
  inProgress: '处理中',
  reopened: '再次处理',
  resolved: '已解决',
  closed: '已办结',
  rejected: '不予受理',
  merged: '已合并',
  withdrawn: '已撤回',
}
