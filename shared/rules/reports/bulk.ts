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

/** Would the move be possible from that status? What nobody accepted is accepted before it is given to somebody. */
export const bulkFits = (status: ReportStatus, move: BulkMove): boolean =>
  reportAfter(status, move, 'staff') !== undefined || (move === 'assign' && status === 'submitted')
