import type { Home } from '@console/app/screen'
import { holds, type Role } from '@shared/rules/people/roles'

type Counted =
  | 'urgentOpen'
  | 'reportsOverdue'
  | 'reportsOpen'
  | 'registrationsWaiting'
  | 'reviewsWaiting'
  | 'approvalsWaiting'
  | 'flagsWaiting'

interface Exception {
  of: Counted
  title: string
  /** What there is to do. */
  note: string
  unit: string
  tone: 'bad' | 'warn' | 'plain'
  /** The list it counts. */
  to: string
}

/** What waits, what is worst first; a number of the list that the link leads to. */
const EXCEPTIONS: readonly (Exception & { only?: Role })[] = [
  { of: 'urgentOpen', title: '紧急', note: '还没办完的紧急上报', unit: '件', tone: 'bad', to: '/overdue?list=urgent' },
  { of: 'reportsOverdue', title: '超时', note: '过了时限的工单', unit: '件', tone: 'bad', to: '/overdue' },
  { of: 'reportsOpen', title: '待处理', note: '所有没办完的工单', unit: '件', tone: 'plain', to: '/reports' },
  {
    of: 'registrationsWaiting',
    title: '待确认报到',
    note: '等你确认的小哥',
    unit: '人',
    tone: 'warn',
    to: '/registrations',
  },
  { of: 'reviewsWaiting', title: '公开审核', note: '哪些能让大家看到', unit: '件', tone: 'warn', to: '/reviews' },
  {
    of: 'approvalsWaiting',
    title: '积分审批',
    note: '等另一位管理员的',
    unit: '件',
    tone: 'warn',
    to: '/approvals',
    only: 'admin',
  },
  {
    of: 'flagsWaiting',
    title: '异常提醒',
    note: '一机多号、频繁核销',
    unit: '条',
    tone: 'warn',
    to: '/flags',
    only: 'admin',
  },
]

/** What this person looks after, with how much of it waits. */
export function waitingFor(home: Home): (Exception & { count: number })[] {
  return EXCEPTIONS.filter(({ only }) => !only || holds(home.me.grants, only)).map((each) => ({
    ...each,
    count: home[each.of] ?? 0,
  }))
}
