/** How staff took a report in that no worker sent. */
export const DESK_SOURCES = { phone: '来电', walkIn: '来访', patrol: '巡查' } as const

/** How a report came in that has no member for a reporter: taken in by staff, sent by a program (Open311), or its reporter left. */
export const REPORT_SOURCES = { ...DESK_SOURCES, open311: '接口', left: '已注销' } as const
export type ReportSource = keyof typeof REPORT_SOURCES

/** So many reports may be given away at once. */
export const BULK_LIMIT = 25

/** Internal notes of one report. */
export const NOTE_LIMITS = { characters: 300, perReport: 100 } as const

/** So many reports may be merged into one. */
export const MERGE_LIMIT = 100

/** “Near me” reaches so far. Metres. */
export const NEAR_METRES = 600

/** What staff often write: why a report is refused or worked on again, what they ask, what for they telephone. */
export const REFUSAL_REASONS = ['不在本街道职责范围内', '照片和描述看不出问题，请补充', '已经有人处理过了'] as const
export const RESTORE_REASONS = ['刚才点错了', '问题还在', '和另一件不是一回事'] as const
export const QUESTIONS = ['具体在什么位置？', '请补一张看得清的照片', '现在还是这样吗？'] as const
export const CALL_PURPOSES = ['核实现场情况', '回电核实位置', '告知处理结果'] as const

/** What is said once a move of staff is made. */
export const MOVED = {
  accept: '已受理',
  reject: '已告知上报人',
  assign: '已派出',
  handOver: '已转办',
  reclassify: '已改',
  locate: '位置已标出',
  start: '开始处理',
  resolve: '已提交，等上报人确认',
  merge: '已合并',
  ask: '已发给上报人',
  restore: '重新办理了',
} as const
