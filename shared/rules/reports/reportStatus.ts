/**
 * The life of a hazard report. A move that is not in this table cannot happen; a property test walks all of them.
 * `resolved` is what staff say, `closed` with `confirmed` is what the reporter says: two different facts.
 */
export const REPORT_STATUSES = {
  submitted: { label: '已提交', open: true },
  accepted: { label: '已受理', open: true },
  assigned: { label: '已派单', open: true },
  inProgress: { label: '处理中', open: true },
  reopened: { label: '再次处理', open: true },
  resolved: { label: '待你确认', open: false },
  closed: { label: '已办结', open: false },
  rejected: { label: '不予受理', open: false },
  merged: { label: '已合并', open: false },
  withdrawn: { label: '已撤回', open: false },
} as const
export type ReportStatus = keyof typeof REPORT_STATUSES

/** Who makes a move: the person who reported, staff of the community, or the clock. */
export type ReportActor = 'reporter' | 'staff' | 'clock'

interface Move {
  label: string
  by: ReportActor
  from: readonly ReportStatus[]
  /** Where it leads: to one status, or to one that depends on where it starts. */
  to: ReportStatus | Partial<Record<ReportStatus, ReportStatus>>
  /** What has to come with it. */
  needs?: 'reason' | 'photo' | 'assignee' | 'target' | 'team' | 'category' | 'place'
}

/** An entry of the timeline that leaves an open report where it stands. */
const OPEN_STAYS = {
  submitted: 'submitted',
  accepted: 'accepted',
  assigned: 'assigned',
  inProgress: 'inProgress',
  reopened: 'reopened',
} as const

export const REPORT_MOVES = {
  withdraw: { label: '撤回', by: 'reporter', from: ['submitted'], to: 'withdrawn' },
  accept: { label: '受理', by: 'staff', from: ['submitted'], to: 'accepted' },
  reject: { label: '不予受理', by: 'staff', from: ['submitted', 'accepted'], to: 'rejected', needs: 'reason' },
  merge: {
    label: '合并',
    by: 'staff',
    from: ['submitted', 'accepted', 'assigned', 'inProgress', 'reopened'],
    to: 'merged',
    needs: 'target',
  },
  assign: {
    label: '派单',
    by: 'staff',
    from: ['accepted', 'assigned', 'inProgress', 'reopened'],
    to: 'assigned',
    needs: 'assignee',
  },
  // Whoever gets it begins: nobody has it there yet. What was not accepted is not accepted by being passed on.
  handOver: {
    label: '转办',
    by: 'staff',
    from: ['submitted', 'accepted', 'assigned', 'inProgress', 'reopened'],
    to: {
      submitted: 'submitted',
      accepted: 'accepted',
      assigned: 'accepted',
      inProgress: 'accepted',
      reopened: 'reopened',
    },
    needs: 'team',
  },
  reclassify: {
    label: '改类别',
    by: 'staff',
    from: ['submitted', 'accepted', 'assigned', 'inProgress', 'reopened'],
    to: OPEN_STAYS,
    needs: 'category',
  },
  // Of what came with an address alone: where it is.
  locate: {
    label: '标出位置',
    by: 'staff',
    from: ['submitted', 'accepted', 'assigned', 'inProgress', 'reopened'],
    to: OPEN_STAYS,
    needs: 'place',
  },
  start: { label: '开始处理', by: 'staff', from: ['accepted', 'assigned', 'reopened'], to: 'inProgress' },
  resolve: { label: '处理完成', by: 'staff', from: ['inProgress'], to: 'resolved', needs: 'photo' },
  confirm: { label: '确认解决', by: 'reporter', from: ['resolved'], to: 'closed' },
  // From `closed` only what closed by itself, for some time.
  reopen: { label: '没有解决', by: 'reporter', from: ['resolved', 'closed'], to: 'reopened', needs: 'reason' },
  close: { label: '超过 7 天自动办结', by: 'clock', from: ['resolved'], to: 'closed' },
  ask: {
    label: '请你补充',
    by: 'staff',
    from: ['submitted', 'accepted', 'assigned', 'inProgress', 'reopened'],
    to: OPEN_STAYS,
    needs: 'reason',
  },
  reply: {
    label: '补充说明',
    by: 'reporter',
    from: ['submitted', 'accepted', 'assigned', 'inProgress', 'reopened'],
    to: OPEN_STAYS,
    needs: 'reason',
  },
  // What was ended by a slip goes on: what staff called done as it was, a refusal and a merge as accepted, what was closed
  // as work to be done again.
  restore: {
    label: '重新办理',
    by: 'staff',
    from: ['resolved', 'closed', 'rejected', 'merged'],
    to: { resolved: 'inProgress', closed: 'reopened', rejected: 'accepted', merged: 'accepted' },
    needs: 'reason',
  },
  escalate: { label: '超时未受理，已催办', by: 'clock', from: ['submitted'], to: 'submitted' },
} as const satisfies Record<string, Move>
export type ReportMove = keyof typeof REPORT_MOVES

/** Unconfirmed so many days after `resolved`, a report closes by itself. */
export const AUTO_CLOSE_DAYS = 7

/** So many days after a report closed by itself its reporter may still say that it is not fixed. */
export const REOPEN_DAYS = 30

/** An urgent report that nobody accepted for so long goes to the street office. Minutes. */
export const ESCALATE_MINUTES = 15

/** Where a move leads from a status, or undefined when the table does not allow it to that actor. */
export function reportAfter(status: ReportStatus, move: ReportMove, by: ReportActor): ReportStatus | undefined {
  const rule: Move = REPORT_MOVES[move]
  if (rule.by !== by || !rule.from.includes(status)) return undefined
  return typeof rule.to === 'string' ? rule.to : rule.to[status]
}

/** The moves an actor may make now, in the order of the table. */
export function movesFrom(status: ReportStatus, by: ReportActor): ReportMove[] {
  return (Object.keys(REPORT_MOVES) as ReportMove[]).filter((move) => reportAfter(status, move, by) !== undefined)
}

/** The three lists of a work queue. */
export const QUEUE_TABS = { open: '待处理', waiting: '待确认', closed: '已办结' } as const
export type QueueTab = keyof typeof QUEUE_TABS

/** In which list of the queue a status stands. */
export function queueTabOf(status: ReportStatus): QueueTab {
  if (REPORT_STATUSES[status].open) return 'open'
  return status === 'resolved' ? 'waiting' : 'closed'
}
