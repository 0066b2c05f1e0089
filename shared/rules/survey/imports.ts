import type { MARKS } from './survey'

/** Sizes of a table that is brought in. */
export const IMPORT_LIMITS = {
  rows: 10_000,
  /** Rows of one request, and of one step. */
  part: 100,
  /** The longest text of a cell. */
  cell: 60,
  perHour: 20,
  /** What was brought in, and the rows that were not, are kept so long. Hours. */
  keepHours: 24,
  /** Without a step for so long it has failed. Minutes. */
  stalledMinutes: 240,
} as const

/** What a row has, in the order in which its cells are sent. */
export const FIELDS = {
  name: { label: '姓名', heads: ['姓名', '名字', '小哥姓名', '人员姓名', '快递员姓名'] },
  phone: { label: '手机号', heads: ['手机号', '手机', '电话', '联系电话', '手机号码', '联系方式', '电话号码'] },
  occupation: { label: '职业', heads: ['职业', '工种', '类别', '群体', '岗位', '从业类型'] },
  outlet: { label: '网点', heads: ['网点', '网点名称', '单位', '企业', '企业名称', '单位名称', '所在网点', '站点'] },
} as const
export type Field = keyof typeof FIELDS
export const FIELD_ORDER = Object.keys(FIELDS) as Field[]

/** Where each field stands in the table, counted from 0; a table may lack the occupation. */
export type Columns = Record<'name' | 'phone' | 'outlet', number> & { occupation?: number | undefined }

/** What a row does. */
export const OUTCOMES = {
  create: '新增',
  update: '更新',
  same: '没有变化',
  bad: '有问题',
} as const
export type Outcome = keyof typeof OUTCOMES

/** How far an import is. */
export const IMPORT_STATES = {
  collecting: '正在上传',
  checking: '正在核对',
  ready: '请确认',
  verifying: '确认前再核对一遍',
  running: '正在写入',
  stopping: '正在停下',
  done: '已完成',
  stopped: '已停下',
  dropped: '已放弃',
  failed: '没有完成',
} as const
export type ImportState = keyof typeof IMPORT_STATES

/** States in which the import goes on by itself. */
export const isUnderWay = (state: ImportState): boolean =>
  state === 'checking' || state === 'verifying' || state === 'running' || state === 'stopping'

export const IMPORT_FAILURES = {
  stalled: '出了点问题没做完，请重新导入：已经写入的不会重复',
  rights: '你的身份变了，没有继续写入',
} as const
export type ImportFailure = keyof typeof IMPORT_FAILURES

/** Why a row that was good in the preview was not written. */
export const CHANGED_SINCE = '预览以后有人改过这一行，没有写入'

/** What is said of somebody who was brought in by a table. */
export const markOf = (inLast: 'absent' | 'same' | 'changed'): keyof typeof MARKS =>
  inLast === 'absent' ? 'new' : inLast
