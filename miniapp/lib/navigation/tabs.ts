import type { Tab } from '@shared/pages'
import type { Me } from '../session/session'
import { isStaffOnly, type StaffRole, staffRolesOf } from '../session/staff'

export type TabWords = Readonly<Record<Tab, string>>

/** From left to right; the app opens with the first. */
export const TABS = ['home', 'report', 'points', 'me'] as const satisfies readonly Tab[]

/** A rider's tabs: they stand in app.json, so they are what a phone shows before anybody is known. */
export const RIDERS_TABS: TabWords = { home: '首页', report: '随手拍', points: '积分', me: '我的' }

/** What the same tabs are called by who works here. */
const STAFF_TABS: Record<StaffRole, TabWords> = {
  admin: { home: '今天', report: '工单', points: '积分商家', me: '我的' },
  gridWorker: { home: '今天', report: '工单', points: '小哥', me: '我的' },
  merchant: { home: '今天', report: '扫码', points: '本店', me: '我的' },
}
/** Of somebody who works in several ways: two tabs hold what belongs to all of them. */
const SEVERAL: TabWords = { home: '今天', report: '办理', points: '管理', me: '我的' }

/** What the tabs are called for a person. Whoever is a rider as well keeps a rider's tabs: their pages are a rider's. */
export function tabWordsOf(me: Pick<Me, 'grants' | 'status'> | undefined): TabWords {
  if (!me || !isStaffOnly(me)) return RIDERS_TABS
  const [role, ...others] = staffRolesOf(me)
  if (!role) return RIDERS_TABS
  return others.length > 0 ? SEVERAL : STAFF_TABS[role]
}
