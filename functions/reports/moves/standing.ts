import { now } from '@functions/platform/clock'
import { problem } from '@functions/platform/problem'
import {
  movesFrom,
  REOPEN_DAYS,
  REPORT_STATUSES,
  type ReportActor,
  type ReportMove,
  reportAfter,
} from '@shared/rules/reports/reportStatus'
import type { EventItem, History, ReportItem } from '../history'

/**
 * From this version on nothing starts over: these moves alone run in a circle, every other path ends within eight
 * steps. So a timeline stays below 200 entries.
 */
export const LAST_TURN = 190
const STARTS_OVER: ReadonlySet<ReportMove> = new Set(['assign', 'reopen', 'handOver', 'reclassify', 'ask', 'restore'])

const DAY_MS = 86_400_000

type Standing = Pick<
  ReportItem,
  | 'status'
  | 'version'
  | 'urgent'
  | 'awaitsReply'
  | 'escalatedAt'
  | 'source'
  | 'movedAt'
  | 'pluses'
  | 'absorbed'
  | 'unplaced'
> & {
  /** The last move that was made, where it is known. */
  lastMove?: EventItem['move'] | undefined
}

/** A report as it stands, with the move that led there. */
export const standing = ({ report, timeline }: Pick<History, 'report' | 'timeline'>): Standing => ({
  ...report,
  lastMove: timeline.at(-1)?.move,
})

/** How many reports and people besides its reporter count on it. */
const othersOf = ({ pluses = 0, absorbed = 0 }: Pick<ReportItem, 'pluses' | 'absorbed'>): number => pluses + absorbed

/** The moves an actor may make with a report now. */
export function movesNow(report: Standing, by: ReportActor): ReportMove[] {
  return movesFrom(report.status, by).filter(
    (move) => (report.version < LAST_TURN || !STARTS_OVER.has(move)) && fits(report, move),
  )
}

/**
 * What the status alone does not tell: a member can be asked, a question answered, what is urgent escalated once, only what
 * has no place put somewhere.
 */
function fits(report: Standing, move: ReportMove): boolean {
  const { status, urgent, awaitsReply, escalatedAt, source, lastMove, movedAt, unplaced } = report
  if (move === 'locate') return unplaced === true
  if (move === 'ask') return source === undefined
  if (move === 'reply') return awaitsReply === true
  if (move === 'withdraw') return othersOf(report) === 0
  if (move === 'reopen' && status === 'closed') {
    return lastMove === 'close' && now() < movedAt + REOPEN_DAYS * DAY_MS
  }
  return move !== 'escalate' || (urgent && escalatedAt === undefined)
}

/** Where the move leads. @throws MOVE_NOT_ALLOWED with the status as it is, WITHDRAW_HAS_OTHERS */
export function destination(report: Standing, move: ReportMove, by: ReportActor) {
  const to = movesNow(report, by).includes(move) ? reportAfter(report.status, move, by) : undefined
  if (to) return to
  const { status } = report
  const others = othersOf(report)
  if (move === 'withdraw' && others > 0 && reportAfter(status, move, by)) {
    throw problem('WITHDRAW_HAS_OTHERS', { others })
  }
  throw problem('MOVE_NOT_ALLOWED', { status, label: REPORT_STATUSES[status].label })
}
