import { DOORS, type Door } from '@shared/rules/office/doors'
import { TABS, tabWordsOf } from '../lib/navigation/tabs'
import type { Me } from '../lib/session/session'
import { isStaffOnly, worksForStreet } from '../lib/session/staff'
import { ENTRANCES, entrancesOf, inTab } from './entrances'

const me = (over: Partial<Me> = {}): Me => ({
  ...{ memberId: '01K00000000000000000000000', streetId: 'qishan', status: 'none', partyMember: false, consents: [] },
  grants: [{ role: 'merchant', merchantId: 'noodles' }],
  ...over,
})
const grid = me({ grants: [{ role: 'gridWorker', communityIds: ['east'] }] })
const admin = me({ grants: [{ role: 'admin' }] })

const DOOR_NAMES = Object.keys(DOORS) as Door[]
const tabRows = (person: Me, tab: 'report' | 'points'): string[] => inTab(person, tab).map(({ page }) => page)
const behind = (person: Me, door: Door): string[] => entrancesOf(person, [door]).map(({ page }) => page)

test('whoever works here and never sent 报到 is staff alone; who sent it is on the way to a rider as well', () => {
  expect(isStaffOnly(me())).toBe(true)
  expect(isStaffOnly(me({ status: 'pending' }))).toBe(false)
  expect(isStaffOnly(me({ grants: [] }))).toBe(false)
})

test('each tab shows staff what of their own work belongs there, and nothing of another role', () => {
  expect(tabRows(me(), 'points')).toEqual(['merchant/offers', 'merchant/months', 'merchant/clerks'])
  expect(tabRows(me(), 'report')).toEqual(['merchant/scan', 'merchant/today'])
  expect(tabRows(grid, 'report')).toEqual([
    'grid/queue',
    'grid/alerts',
    'grid/reviews',
    'grid/activities',
    'grid/hours',
    'grid/services',
  ])
  expect(tabRows(grid, 'points')).toContain('grid/registrations')
  const matters = [
    'admin/overdue',
    'grid/queue',
    'grid/alerts',
    'grid/reviews',
    'grid/activities',
    'grid/hours',
    'grid/services',
  ]
  expect(tabRows(admin, 'report')).toEqual(matters)
  expect(tabRows(admin, 'points')).toContain('admin/shops')
  const own = [...tabRows(grid, 'report'), ...tabRows(grid, 'points')]
  expect(own.filter((page) => /^(admin|merchant)\//.test(page))).toEqual([])
})

test('behind the four doors stands every page of the street’s work once, and no two of a door look alike', () => {
  for (const person of [grid, admin, me({ grants: [...grid.grants, ...admin.grants] })]) {
    const pages = DOOR_NAMES.flatMap((door) => behind(person, door))
    expect(new Set(pages).size).toBe(pages.length)
    for (const door of DOOR_NAMES) {
      const icons = entrancesOf(person, [door]).map(({ icon }) => icon)
      expect(icons.length).toBeGreaterThan(0)
      expect(new Set(icons).size).toBe(icons.length)
    }
  }
  expect(DOOR_NAMES.flatMap((door) => behind(me(), door))).toEqual([])
  expect(behind(admin, 'settings')).toContain('admin/working')
  expect(behind(grid, 'settings')).not.toContain('admin/working')
  expect(new Set(ENTRANCES.map(({ page }) => page)).size).toBe(ENTRANCES.length)
})

test('the street’s work is that of its grid workers and its office', () => {
  expect([grid, admin, me(), undefined].map(worksForStreet)).toEqual([true, true, false, false])
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
    for (const tab of ['report', 'points'] as const) expect(tabRows(person, tab).length).toBeGreaterThan(0)
})
