import { type Day, dayOf, daysBetween } from '../time/day'
import { dueOf } from '../time/due'

interface Kind {
  label: string
  unit: string
  page: string
  desk: `/${string}`
  button?: string
}

/**
 * What may be due for staff, or wait for their decision; `page` and `desk` are where all of its kind are seen. What stands
 * behind a button of the first screen, due or not, says what the button does.
 */
export const DUE_KINDS = {
  report: { label: '工单', unit: '件', page: 'grid/queue', desk: '/reports' },
  registration: { label: '报到', unit: '人', page: 'grid/registrations', desk: '/registrations' },
  request: { label: '要核实的', unit: '件', page: 'grid/requests', desk: '/requests' },
  review: { label: '公开审核', unit: '件', page: 'grid/reviews', desk: '/reviews' },
  approval: { label: '积分审批', unit: '件', page: 'admin/approvals', desk: '/approvals' },
  flag: { label: '异常提醒', unit: '条', page: 'admin/flags', desk: '/flags' },
  contact: { label: '结对联系', unit: '人', page: 'grid/pairs', desk: '/pairs', button: '打一个电话' },
  duty: { label: '台账', unit: '件', page: 'grid/log', desk: '/worklog' },
  orgDuty: { label: '组织', unit: '件', page: 'worker/orgs', desk: '/orgs' },
  serviceList: { label: '服务清单', unit: '份', page: 'grid/services', desk: '/servicelists' },
  survey: { label: '摸底', unit: '轮', page: 'grid/survey', desk: '/survey' },
  activity: { label: '活动', unit: '场', page: 'grid/due', desk: '/today' },
  hours: { label: '活动时长', unit: '条', page: 'grid/due', desk: '/today' },
  served: { label: '履职记录', unit: '条', page: 'grid/served', desk: '/terms' },
} as const satisfies Record<string, Kind>
export type DueKind = keyof typeof DUE_KINDS

/** What the button says behind which the next of a kind stands; nothing where it has none. */
export const buttonOf = (kind: DueKind): string | undefined => {
  const { button }: Kind = DUE_KINDS[kind]
  return button
}

/** So many are told at once; also how far numbers count. */
export const DUE_AT_ONCE = 20

/** Where something stands in the one list of all that is due: first due first. */
export interface DuePlace {
  /** The moment until which it is to be done: of a day, its last one. */
  at: number
  kind: string
  id: string
}

/** Which of two comes first. */
export function dueOrder(one: DuePlace, other: DuePlace): number {
  if (one.at !== other.at) return one.at - other.at
  if (one.kind !== other.kind) return one.kind < other.kind ? -1 : 1
  return one.id === other.id ? 0 : one.id < other.id ? -1 : 1
}

interface Said {
  tone: 'late' | 'soon' | 'plain'
  text: string
}

/** How staff read until when something is to be done: 超时 2 天, 还剩 3 小时, 今天内, 缺 3 次. */
export function sayDue(
  {
    dueOn,
    dueAt,
    urgent = false,
    missed,
  }: { dueOn: Day; dueAt?: number | undefined; urgent?: boolean | undefined; missed: number },
  nowMs: number,
): Said {
  if (missed > 1) return { tone: 'late', text: `缺 ${missed} 次` }
  if (dueAt !== undefined) {
    const { tone, word, span } = dueOf(dueAt, nowMs, urgent)
    return { tone: tone === 'pressing' ? 'soon' : tone, text: `${word} ${span}` }
  }
  const ago = daysBetween(dueOn, dayOf(nowMs))
  return ago > 0 ? { tone: 'late', text: `超时 ${ago} 天` } : { tone: 'soon', text: '今天内' }
}
