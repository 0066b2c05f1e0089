import { byId, draw, press, sees, settle, text, type, typedIn, undraw } from '../../../test/support/desktop'

const mockLog = {
  categories: jest.fn(),
  saveCategories: jest.fn(),
  figures: jest.fn(),
  duties: jest.fn(),
  entries: jest.fn(),
  add: jest.fn(),
  reverse: jest.fn(),
  addDuty: jest.fn(),
  skip: jest.fn(),
  pause: jest.fn(),
  end: jest.fn(),
}
let mockGrants: readonly Grant[]
jest.mock('@console/app/client', () => ({
  api: {
    get worklog() {
      return mockLog
    },
    stations: {
      street: async () => ({ communities: [{ communityId: 'east', name: '东社区' }], units: [] }),
    },
  },
}))
jest.mock('@console/app/session/current', () => ({
  useWorking: () => ({ me: { streetId: 'street', grants: mockGrants } }),
}))
const NOW = Date.parse('2026-11-03T10:00:00+08:00')
jest.mock('@console/app/clock', () => ({ now: () => Date.parse('2026-11-03T10:00:00+08:00') }))
// All icons of the package at once are more than a test is worth.
jest.mock('@ant-design/icons', () => new Proxy({}, { get: () => () => null }))

import { Problem } from '@console/app/problem'
import type { Grant } from '@shared/rules/people/roles'
import { act, createElement } from 'react'
import { Worklog } from './Worklog'

const STAIRS = { categoryId: 'stairs', name: '楼道整治', unit: '次', active: true }
const DUTY = {
  ...{ dutyId: 'duty', communityId: 'east', categoryId: 'stairs', name: '扫楼道', version: 1, missed: 2 },
  ...{ rule: { period: 'month', times: 2, from: '2026-01-01' }, dueOn: '2026-10-15' },
}
const ENTRY = {
  ...{ entryId: 'first', communityId: 'east', categoryId: 'stairs', day: '2026-10-20', quantity: 4, skipped: false },
  ...{ byLabel: '网格员 王*', at: NOW, reversed: false, note: '三单元' },
}

beforeEach(() => {
  for (const route of Object.values(mockLog)) route.mockReset().mockResolvedValue({})
  mockGrants = [{ role: 'gridWorker', communityIds: ['east'] }]
  const months = [{ month: '2026-10', entries: 2, quantity: 7 }]
  mockLog.figures.mockResolvedValue({ categories: [{ ...STAIRS, entries: 2, quantity: 7, months }] })
  mockLog.duties.mockResolvedValue({ items: [DUTY] })
  const reversed = { ...ENTRY, entryId: 'wrong', quantity: 9, reversed: true }
  const reversing = { ...ENTRY, entryId: 'back', quantity: -9, reverses: 'wrong', reason: '记重复了' }
  mockLog.entries.mockResolvedValue({ items: [reversing, ENTRY, reversed] })
  mockLog.categories.mockResolvedValue({ version: 3, categories: [STAIRS] })
})
afterEach(undraw)
const open = () => draw(createElement(Worklog))
const pressWords = async (words: string) => {
  const button = [...document.querySelectorAll('button')].find((each) => each.textContent === words)
  if (!button) throw new Error(`no button ${words} in: ${text()}`)
  await act(async () => button.click())
  await settle()
}

test('the table says what was done, and its numbers lead to the entries, with what took back marked', async () => {
  await open()
  expect(mockLog.figures).toHaveBeenCalledWith({ communityId: 'east', year: 2026 })
  expect(byId('cell-stairs-2026-10').textContent).toBe('7 次2 条')
  await press('cell-stairs-2026-10')
  expect(mockLog.entries).toHaveBeenCalledWith({ communityId: 'east', categoryId: 'stairs', month: '2026-10' })
  await sees(/冲正.*原因：记重复了.*已冲正/)
  expect([...document.querySelectorAll('[id^="wrong-"]')].map(({ id }) => id)).toEqual(['wrong-first'])
  await press('wrong-first')
  await pressWords('数量写错了')
  await press('form-yes')
  expect(mockLog.reverse.mock.calls).toMatchObject([[{ entryId: 'first', reason: '数量写错了' }]])
})

test('without categories a grid worker is told to ask the office, and an administrator to add one', async () => {
  mockLog.figures.mockResolvedValue({ categories: [] })
  await open()
  expect(text()).toContain('请街道办先设好要记哪些')
  expect(document.getElementById('worklog-categories')).toBeNull()
  await undraw()
  mockGrants = [{ role: 'admin' }]
  mockLog.categories.mockResolvedValue({ version: 0, categories: [] })
  await open()
  await press('worklog-first')
  await press('category-add')
  await press('form-yes')
  await sees('请填写名称')
  expect(mockLog.saveCategories).not.toHaveBeenCalled()
  await type('categories_0_name', '走访')
  await type('categories_0_unit', '户')
  await press('form-yes')
  expect(mockLog.saveCategories.mock.calls).toMatchObject([
    [{ version: 0, categories: [{ name: '走访', unit: '户', active: true }] }],
  ])
})

test('when a colleague saved categories first, what both did stands in the form', async () => {
  mockGrants = [{ role: 'admin' }]
  mockLog.saveCategories.mockRejectedValueOnce(new Problem('SETTING_CHANGED', '刚刚有人改过', 409))
  await open()
  await press('worklog-categories')
  await type('categories_0_name', '整治楼道')
  const visits = { categoryId: 'visit', name: '走访', unit: '户', active: true }
  mockLog.categories.mockResolvedValue({ version: 4, categories: [STAIRS, visits] })
  await press('form-yes')
  expect(byId('overtaken').textContent).toContain('新加了 走访（户）')
  expect(typedIn('categories_0_name')).toBe('整治楼道')
  await press('form-yes')
  expect(mockLog.saveCategories.mock.calls[1]).toMatchObject([
    { version: 4, categories: [{ ...STAIRS, name: '整治楼道' }, visits] },
  ])
})

test('what was missed is said, and an entry for it names the duty', async () => {
  await open()
  expect(text()).toMatch(/扫楼道.*每月 2 次.*10月15日缺 2 次/)
  await press('done-duty')
  await type('building', '3 号楼')
  await type('building', '')
  await press('form-yes')
  expect(mockLog.add.mock.calls).toEqual([
    [
      {
        ...{ id: expect.any(String), communityId: 'east', categoryId: 'stairs', day: '2026-11-03', quantity: 1 },
        ...{ dutyId: 'duty', building: undefined, note: undefined },
      },
    ],
  ])
})

test('a duty that a colleague changed is shown anew, and the next try is about what is shown', async () => {
  mockLog.end.mockRejectedValueOnce(new Problem('DUTY_CHANGED', '请看过新的再办', 409))
  await open()
  await press('end-duty')
  mockLog.duties.mockResolvedValue({ items: [{ ...DUTY, version: 2, rule: { ...DUTY.rule, times: 4 } }] })
  await press('form-yes')
  await sees('请看过新的再办')
  expect(byId('duty-stands').textContent).toContain('每月 4 次')
  await press('form-yes')
  expect(mockLog.end.mock.calls.map(([{ version }]) => version)).toEqual([1, 2])
})

test('a recurring duty is begun with the rule that was typed', async () => {
  await open()
  await press('duty-add')
  await type('name', '查楼道')
  await type('rule-due', '15')
  await press('form-yes')
  expect(mockLog.addDuty.mock.calls).toMatchObject([
    [
      {
        ...{ communityId: 'east', categoryId: 'stairs', name: '查楼道' },
        rule: { period: 'month', times: 1, dueOn: 15, from: '2026-11-03' },
      },
    ],
  ])
})

test('figures that do not come say why, and are asked for again', async () => {
  mockLog.figures.mockRejectedValueOnce(new Problem('BUSY', '现在人太多', 503))
  await open()
  expect(text()).toContain('现在人太多')
  await pressWords('再试一次')
  await sees('楼道整治')
})
