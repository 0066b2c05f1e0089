import { REPORT_MOVES, type ReportStatus, reportAfter } from './reportStatus'

/**
 * What staff may do with many reports at once: moves that say the same of each of them. `resolve` is none: its photo shows
 * one place.
 */
export const BULK_MOVES = {
  accept: REPORT_MOVES.accept.label,
  start: '我来处理',
  assign: REPORT_MOVES.assign.label,
  handOver: REPORT_MOVES.handOver.label,
  reject: REPORT_MOVES.reject.label,
} as const
export type BulkMove = keyof typeof BULK_MOVES

/** How far an order is. */
export const BULK_STATES = {
  running: '正在办',
  stopping: '正在停',
  done: '办完了',
  stopped: '已停止',
  failed: '没有办完',
} as const

/** Why an order ended before its end. */
export const BULK_FAILURES = {
  rights: '下单的人角色变了或退出了所有设备，剩下的没有办',
  stalled: '系统一直没能办下去，剩下的没有办',
} as const
export type BulkFailure = keyof typeof BULK_FAILURES

/** What became of one report of an order; `left`: its turn did not come. */
export const BULK_OUTCOMES = { done: '办好了', refused: '没办成', left: '没有轮到' } as const

export const BULK_LIMITS = {
  /** Reports of one order. */
  rows: 1_000,
  perHour: 30,
  /** So long an order and its outcomes can be looked at. */
  keepDays: 30,
  /** One that has not moved for so long will hardly go on by itself. */
  stalledMinutes: 30,
} as const

/** Would the move be possible from that status? What nobody accepted is accepted before it is given to somebody. */
export const bulkFits = (status: ReportStatus, move: BulkMove): boolean =>
  reportAfter(status, move, 'staff') !== undefined || (move === 'assign' && status === 'submitted')
