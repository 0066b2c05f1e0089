import { byId, draw, press, sees, text, undraw } from '../../../test/support/desktop'

const mock = { desks: jest.fn(), endDesk: jest.fn() }
jest.mock('@console/app/client', () => ({
  api: { desk: new Proxy({}, { get: (_, name: keyof typeof mock) => mock[name] }) },
}))
jest.mock('../session/current', () => ({ useWorking: () => ({ sessionId: 'own' }) }))

// Pictures, in a module form that tests cannot load.
jest.mock('@ant-design/icons', () => new Proxy({}, { get: () => () => null }))

import { Problem } from '@console/app/problem'
import { createElement } from 'react'
import { Desks } from './Desks'

const desk = (sessionId: string, isLive = true) => ({
  ...{ sessionId, browser: `浏览器${sessionId}`, system: 'Windows', startedAt: 1, endsAt: 2, isLive },
})

beforeEach(() => {
  for (const each of Object.values(mock)) each.mockReset()
  mock.desks.mockResolvedValue({ items: [desk('own'), desk('other'), desk('old', false)] })
})
afterEach(undraw)

const shown = () => draw(createElement(Desks, { onClose: () => undefined }))
const has = (id: string) => document.getElementById(id) !== null

test('another PC is ended once it was asked for; this one and those that are over cannot be', async () => {
  await shown()
  expect(['own', 'other', 'old'].map((id) => has(`desk-end-${id}`))).toEqual([false, true, false])
  await press('desk-end-other')
  expect(mock.endDesk).not.toHaveBeenCalled()
  mock.desks.mockResolvedValue({ items: [desk('own'), desk('other', false)] })
  await press('desk-end-yes')
  expect(mock.endDesk.mock.calls).toEqual([[{ sessionId: 'other' }]])
  await sees('那台电脑已退出')
  await sees(/浏览器other · Windows[^·]*已退出/)
  expect(has('desk-end-other')).toBe(false)
})

test('when it fails the sentence says so, and it can be tried again', async () => {
  mock.endDesk.mockRejectedValue(new Problem('UNREACHABLE', '网络不通', 0))
  await shown()
  await press('desk-end-other')
  await press('desk-end-yes')
  await sees('网络不通')
  expect(byId('desk-end-other').textContent).toContain('退出')
})

test('a list that does not come says why, with another try', async () => {
  mock.desks.mockRejectedValue(new Problem('UNREACHABLE', '网络不通', 0))
  await shown()
  expect(text()).toMatch(/网络不通.*再试一次/)
})
