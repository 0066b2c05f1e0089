import type { Me } from '../lib/session/session'
import { isStaffOnly, StaffTab, Workspaces } from './Workspaces'

jest.mock('@tarojs/components', () => ({ View: 'view' }))
jest.mock('./Badge', () => ({ Badge: 'badge' }))
jest.mock('./Card', () => ({ Card: 'card' }))
jest.mock('./Row', () => ({ Row: 'row' }))
jest.mock('../lib/navigation/go', () => ({ go: jest.fn() }))

const me = (over: Partial<Me> = {}): Me => ({
  ...{ memberId: '01K00000000000000000000000', streetId: 'qishan', status: 'none', partyMember: false, consents: [] },
  grants: [{ role: 'merchant', merchantId: 'noodles' }],
  ...over,
})
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
  expect(rows(me(), 'points')).toEqual(['merchant-scan', 'merchant-today', 'merchant-offers', 'merchant-months'])
  expect(rows(me(), 'report')).toEqual([])
  expect(rows(admin, 'report')).toEqual(['admin-overdue', 'grid-alerts', 'grid-queue', 'grid-reviews'])
  expect(rows(admin, 'points')).toEqual(['admin-points', 'admin-shops'])
  expect(rows(admin).length).toBeGreaterThan(10)
})

test('the office reads what is late first, and what is only set now and then last, each in its group', () => {
  const [work, settings] = Workspaces({ me: admin }).props.children
  expect(work.props.list[0].page).toBe('admin/overdue')
  expect(settings.props.list.map(({ page }: { page: string }) => page)).toContain('admin/working')
  const icons = settings.props.list.map(({ icon }: { icon: string }) => icon)
  expect(new Set(icons).size).toBe(icons.length)
})

test('the way to 报到 stays, below their own work', () => {
  const [own, way] = StaffTab({ me: admin, tab: 'report' }).props.children
  expect([own.props.tab, way.props.children.props.id]).toEqual(['report', 'report-register'])
})
