import { draw, press, sees, settle, text, undraw } from '../../../test/support/desktop'

const mockTerms = { waiting: jest.fn(), confirm: jest.fn(), refuse: jest.fn() }
jest.mock('@console/app/client', () => ({
  api: {
    get terms() {
      return mockTerms
    },
    stations: {
      street: async () => ({ communities: [{ communityId: 'east', name: '东社区' }], units: [] }),
    },
  },
}))
jest.mock('@console/app/session/current', () => ({
  useWorking: () => ({ me: { streetId: 'street', grants: [{ role: 'gridWorker', communityIds: ['east'] }] } }),
}))
jest.mock('@console/app/clock', () => ({ now: () => Date.parse('2026-11-03T10:00:00+08:00') }))
// All icons of the package at once are more than a test is worth.
jest.mock('@ant-design/icons', () => new Proxy({}, { get: () => () => null }))

import { Problem } from '@console/app/problem'
import { act, createElement } from 'react'
import { Waiting } from './Waiting'

const CLAIM = {
  ...{ servedId: 'claim', termId: 'term', name: '测*甲', communityId: 'east', categoryId: 'served-material' },
  ...{ day: '2026-11-02', quantity: 500, building: '驿站', at: 1 },
}

beforeEach(() => {
  for (const route of Object.values(mockTerms)) route.mockReset().mockResolvedValue({})
  mockTerms.waiting.mockResolvedValue({ items: [CLAIM] })
})
afterEach(undraw)

test('what waits says who did how much and where; confirmed it is gone', async () => {
  await draw(createElement(Waiting))
  await sees(/测\*甲.*发放资料 500 份.*昨天|测\*甲.*发放资料 500 份.*11月2日/)
  expect(mockTerms.waiting).toHaveBeenCalledWith({ communityId: 'east', cursor: undefined })
  mockTerms.waiting.mockResolvedValue({ items: [] })
  await press('confirm-claim')
  await sees('没有等确认的')
  expect(mockTerms.confirm.mock.calls).toMatchObject([[{ servedId: 'claim' }]])
})

test('it is refused with a reason alone, and what a colleague decided first is said', async () => {
  mockTerms.refuse.mockRejectedValueOnce(new Problem('SERVED_DECIDED', '已经有人办过这一条了', 409))
  await draw(createElement(Waiting))
  await press('refuse-claim')
  await press('form-yes')
  expect(mockTerms.refuse).not.toHaveBeenCalled()
  const field = document.querySelector('textarea')
  if (!field) throw new Error(`no field in: ${text()}`)
  await act(async () => {
    const set = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), 'value')?.set
    set?.call(field, '一天发不了这么多')
    field.dispatchEvent(new window.Event('input', { bubbles: true }))
  })
  await settle()
  await press('form-yes')
  await sees('已经有人办过这一条了')
  expect(mockTerms.refuse.mock.calls).toMatchObject([[{ servedId: 'claim', reason: '一天发不了这么多' }]])
})
