import { byId, draw, press, sees, settle, text, type, undraw } from '../../../test/support/desktop'

const mockLists = { list: jest.fn(), tick: jest.fn(), untick: jest.fn(), publish: jest.fn() }
let mockGrants: readonly Grant[]
jest.mock('@console/app/client', () => ({
  api: {
    get servicelists() {
      return mockLists
    },
    stations: { street: async () => ({ communities: [{ communityId: 'east', name: '东社区' }], units: [] }) },
  },
}))
jest.mock('@console/app/session/current', () => ({
  useWorking: () => ({ me: { streetId: 'street', grants: mockGrants } }),
}))
jest.mock('@console/app/clock', () => ({ now: () => Date.parse('2026-11-20T10:00:00+08:00') }))
// All icons of the package at once are more than a test is worth.
jest.mock('@ant-design/icons', () => new Proxy({}, { get: () => () => null }))

import { Problem } from '@console/app/problem'
import type { Grant } from '@shared/rules/people/roles'
import { act, createElement } from 'react'
import { MonthList } from './MonthList'

const ITEM = {
  ...{ itemId: 'clinic', communityId: 'east', title: '义诊', target: '小哥', place: '党群服务中心' },
  ...{ month: '2026-11', age: 0, clashes: [] },
}
const ticked = (day: string) => ({
  ...ITEM,
  ...{ outcome: 'done', served: 12, byLabel: '网格员 王*', at: Date.parse(`${day}T10:00:00+08:00`) },
})
const LIST = {
  ...{ committeeId: 'committee', name: '东西联合党委', communities: ['east', 'west'], lead: 'east', month: '2026-11' },
  ...{ version: 3, publishedAt: 1, carried: [], open: true },
}
const COMMITTEE = { committeeId: 'committee', name: LIST.name, communities: LIST.communities, leads: true, missed: 0 }

beforeEach(() => {
  for (const route of Object.values(mockLists)) route.mockReset().mockResolvedValue({})
  mockGrants = [{ role: 'gridWorker', communityIds: ['east'] }]
  mockLists.list.mockResolvedValue({ ...LIST, items: [ITEM] })
})
afterEach(undraw)

const open = () => draw(createElement(MonthList, { committee: COMMITTEE, month: '2026-11' }))
const pressWords = async (words: string) => {
  const button = [...document.querySelectorAll('button')].find((each) => each.textContent === words)
  if (!button) throw new Error(`no button ${words} in: ${text()}`)
  await act(async () => button.click())
  await settle()
}

test('what was done is ticked with how many it served, and a refusal is said where it was sent', async () => {
  mockLists.tick.mockRejectedValueOnce(new Problem('LIST_ITEM_TICKED', '网格员 李*已经办过这一条了', 409))
  await open()
  await press('tick-clinic')
  await type('served', '12')
  await press('form-yes')
  await sees('已经办过这一条了')
  await press('form-yes')
  expect(mockLists.tick.mock.calls[1]).toMatchObject([
    { committeeId: 'committee', month: '2026-11', itemId: 'clinic', outcome: 'done', served: 12 },
  ])
})

test('a tick of this month is taken back with a reason, one of an earlier month stands', async () => {
  mockLists.list.mockResolvedValue({ ...LIST, items: [ticked('2026-11-03')] })
  await open()
  await press('untick-clinic')
  await pressWords('点错了一条')
  await press('form-yes')
  expect(mockLists.untick.mock.calls).toMatchObject([
    [{ committeeId: 'committee', month: '2026-11', itemId: 'clinic', reason: '点错了一条' }],
  ])
  await undraw()
  mockLists.list.mockResolvedValue({ ...LIST, items: [ticked('2026-10-31')] })
  await open()
  await sees('已办，12 人')
  expect(document.getElementById('untick-clinic')).toBeNull()
})

test('who took a tick back stands with the item, which can be ticked again', async () => {
  const undone = { byLabel: '网格员 王*', at: 1, reason: '人数写错了' }
  mockLists.list.mockResolvedValue({ ...LIST, items: [{ ...ITEM, undone }] })
  await open()
  await sees('网格员 王*撤回了打勾：人数写错了')
  expect(byId('tick-clinic').textContent).toBe('办好了')
})

test('whoever neither leads nor works for its community ticks nothing', async () => {
  mockGrants = [{ role: 'gridWorker', communityIds: ['west'] }]
  await open()
  await sees('义诊')
  for (const id of ['tick-clinic', 'drop-clinic']) expect(document.getElementById(id)).toBeNull()
})
