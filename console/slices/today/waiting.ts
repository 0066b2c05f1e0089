import type { Home } from '@console/app/screen'
import { holds, type Role } from '@shared/rules/roles'

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
  /** The list it counts; absent while that is only on the phone. */
  to?: string | undefined
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
  { of: 'reviewsWaiting', title: '公开审核', note: '在手机上审', unit: '件', tone: 'warn' },
  { of: 'approvalsWaiting', title: '积分审批', note: '在手机上批', unit: '件', tone: 'warn', only: 'admin' },
  { of: 'flagsWaiting', title: '异常提醒', note: '在手机上看', unit: '条', tone: 'warn', only: 'admin' },
]

/** What this person looks after, with how much of it waits. */
export function waitingFor(home: Home): (Exception & { count: number })[] {
  return EXCEPTIONS.filter(({ only }) => !only || holds(home.me.grants, only)).map((each) => ({
    ...each,
    count: home[each.of] ?? 0,
  }))
}
