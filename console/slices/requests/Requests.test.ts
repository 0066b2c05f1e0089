import { draw, press, sees, undraw } from '../../../test/support/desktop'

const mockIdentity = { changeRequests: jest.fn(), decideChange: jest.fn() }
jest.mock('@console/app/client', () => ({
  api: {
    get identity() {
      return mockIdentity
    },
    stations: {
      street: async () => ({
        communities: ['east', 'west'].map((communityId) => ({ communityId, name: `${communityId} 社区` })),
        units: [],
      }),
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
import { Requests } from './Requests'

const MOVES = {
  memberId: 'one',
  kind: 'community',
  at: 7,
  communityId: 'east',
  nameMasked: '测*甲',
  fromCommunityId: 'west',
}
const NUMBER = {
  ...{ memberId: 'one', kind: 'phone', at: 8, communityId: 'east', nameMasked: '测*甲', phoneMasked: '100****0001' },
  holder: { nameMasked: '测*甲', communityId: 'west', sameName: true },
}

beforeEach(() => {
  mockIdentity.changeRequests.mockReset().mockResolvedValue({ items: [MOVES, NUMBER] })
  mockIdentity.decideChange.mockReset().mockResolvedValue({})
})
afterEach(undraw)

const drawn = () => draw(createElement(Requests))
/** Takes the one sentence that is offered. */
const takesPreset = () =>
  act(async () => {
    document.querySelector<HTMLButtonElement>('.presets button')?.click()
  })

test('what speaks for and against each stands beside it, also when one person asks for both', async () => {
  await drawn()
  await sees('从west 社区转来')
  await sees(/100\*\*\*\*0001 现在是他在用；原来登记的是 测\*甲（west 社区），姓名一样，可能是同一个人有两个微信/)
})

test('approved it names the request that was looked at, with how it was looked into', async () => {
  await drawn()
  await press('request-yes-one-phone')
  await sees('号码会从原来的人名下去掉')
  await takesPreset()
  await press('form-yes')
  expect(mockIdentity.decideChange.mock.calls).toMatchObject([
    [{ memberId: 'one', kind: 'phone', decision: 'approved', seen: 8, reason: '打过电话，是本人在用' }],
  ])
})

test('what was asked anew meanwhile is told, and the list is asked for again', async () => {
  mockIdentity.decideChange.mockRejectedValueOnce(new Problem('REQUEST_DECIDED', '这件事已经办过了', 409))
  await drawn()
  await press('request-no-one-community')
  await takesPreset()
  await press('form-yes')
  await sees('这件事已经办过了')
  expect(mockIdentity.changeRequests.mock.calls.length).toBeGreaterThan(1)
})
