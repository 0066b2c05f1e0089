import { TABS, tabWordsOf } from '../lib/navigation/tabs'
import type { Me } from '../lib/session/session'
import { isStaffOnly } from '../lib/session/staff'
import { Workspaces } from './Workspaces'

jest.mock('@tarojs/components', () => ({ View: 'view' }))
jest.mock('./Badge', () => ({ Badge: 'badge' }))
jest.mock('./Card', () => ({ Card: 'card' }))
jest.mock('./Row', () => ({ Row: 'row' }))
jest.mock('../lib/answers/useHome', () => ({ useHome: jest.fn() }))
jest.mock('../lib/navigation/go', () => ({ go: jest.fn() }))

const me = (over: Partial<Me> = {}): Me => ({
  ...{ memberId: '01K00000000000000000000000', streetId: 'qishan', status: 'none', partyMember: false, consents: [] },
  grants: [{ role: 'merchant', merchantId: 'noodles' }],
  ...over,
})
const grid = me({ grants: [{ role: 'gridWorker', communityIds: ['east'] }] })
const admin = me({ grants: [{ role: 'admin' }] })

/** The pages behind the rows, group by group. */
const rows = (person: Me, tab?: 'report' | 'points'): string[] => {
  const groups: { props: { list: readonly { page: string }[] } }[] = Workspaces({ me: person, ...(tab ? { tab } : {}) })
    .props.children
  return groups.flatMap(({ props }) => props.list.map(({ page }) => page.replace('/', '-')))
}

test('whoever works here and never sent 报到 is staff alone; who sent it is on the way to a rider as well', () => {
  expect(isStaffOnly(me())).toBe(true)
  expect(isStaffOnly(me({ status: 'pending' }))).toBe(false)
  expect(isStaffOnly(me({ grants: [] }))).toBe(false)
})

test('each tab shows staff what of their own work belongs there, and nothing of another role', () => {
  expect(rows(me(), 'points')).toEqual(['merchant-offers', 'merchant-months', 'merchant-clerks'])
  expect(rows(me(), 'report')).toEqual(['merchant-scan', 'merchant-today'])
  expect(rows(grid, 'report')).toEqual(['grid-queue', 'grid-alerts', 'grid-roster', 'grid-reviews', 'grid-log'])
  expect(rows(grid, 'points')).toEqual(['grid-registrations', 'grid-screen'])
  expect(rows(admin, 'report')).toEqual(['admin-overdue', 'grid-alerts', 'grid-queue', 'grid-reviews', 'admin-exports'])
  expect(rows(admin, 'points')).toEqual(['admin-approvals', 'admin-flags', 'admin-points', 'admin-shops'])
  expect(rows(admin).length).toBeGreaterThan(10)
})

test('the office reads what is late first, and what is only set now and then last, each in its group', () => {
  const [work, settings] = Workspaces({ me: admin }).props.children
  expect(work.props.list[0].page).toBe('admin/overdue')
  expect(settings.props.list.map(({ page }: { page: string }) => page)).toContain('admin/working')
  const icons = settings.props.list.map(({ icon }: { icon: string }) => icon)
  expect(new Set(icons).size).toBe(icons.length)
})

test('tabs are called by the role that works in them, and no tab of staff is empty', () => {
  const called = (over: Partial<Me>) => TABS.map((tab) => tabWordsOf(me(over))[tab])
  const both: Me['grants'] = [...grid.grants, ...me().grants]
  expect(TABS.map((tab) => tabWordsOf(undefined)[tab])).toEqual(['首页', '随手拍', '积分', '我的'])
  expect(called({ grants: [] })).toEqual(['首页', '随手拍', '积分', '我的'])
  expect(called({})).toEqual(['今天', '扫码', '本店', '我的'])
  expect(called(grid)).toEqual(['今天', '工单', '小哥', '我的'])
  expect(called(admin)).toEqual(['今天', '工单', '积分商家', '我的'])
  expect(called({ grants: both })).toEqual(['今天', '办理', '管理', '我的'])
  // Whoever is, or becomes, a rider as well has a rider's pages in them.
  expect(called({ ...grid, status: 'confirmed' })).toEqual(['首页', '随手拍', '积分', '我的'])
  expect(called({ ...grid, status: 'pending' })).toEqual(['首页', '随手拍', '积分', '我的'])
  for (const person of [me(), grid, admin, me({ grants: both })])
    for (const tab of ['report', 'points'] as const) expect(rows(person, tab).length).toBeGreaterThan(1)
})
