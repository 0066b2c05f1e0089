import { JSDOM } from 'jsdom'
import { act, createElement } from 'react'

const { window } = new JSDOM('<div id="app"></div>', { pretendToBeVisual: true })
Object.assign(globalThis, {
  ...{ window, document: window.document, IS_REACT_ACT_ENVIRONMENT: true },
  addEventListener: window.addEventListener.bind(window),
  removeEventListener: window.removeEventListener.bind(window),
})

const MINUTE = 60_000
const mockRenew = jest.fn(async () => true)
let mockWorking = { idleAt: 0, endsAt: 0 }
jest.mock('./current', () => ({ session: { renew: () => mockRenew() }, useWorking: () => mockWorking }))

import { createRoot, type Root } from 'react-dom/client'
import { useKeepAlive } from './useKeepAlive'

let shown: ReturnType<typeof useKeepAlive>
function Screen() {
  shown = useKeepAlive()
  return null
}
let root: Root
const draw = () => act(async () => root.render(createElement(Screen)))
const pass = (ms: number) => act(() => jest.advanceTimersByTimeAsync(ms))
const typing = () => act(async () => void window.dispatchEvent(new window.KeyboardEvent('keydown', { key: 'j' })))

beforeEach(async () => {
  jest.useFakeTimers()
  mockRenew.mockClear()
  mockWorking = { idleAt: Date.now() + 30 * MINUTE, endsAt: Date.now() + 480 * MINUTE }
  root = createRoot(window.document.getElementById('app') ?? window.document.body)
  await draw()
})
afterEach(() => {
  act(() => root.unmount())
  jest.useRealTimers()
})

test('while somebody types the session goes on, once in five minutes', async () => {
  for (let minute = 0; minute < 4; minute++) {
    await pass(MINUTE)
    await typing()
  }
  expect(mockRenew).not.toHaveBeenCalled()
  await pass(MINUTE)
  await pass(10_000)
  expect(mockRenew).toHaveBeenCalled()
})

test('where nobody does anything it is asked after two minutes before the end, and a renewal takes the question back', async () => {
  await pass(27 * MINUTE)
  expect([mockRenew.mock.calls.length, shown.warning]).toEqual([0, undefined])
  await pass(MINUTE + 10_000)
  expect(shown.warning).toBe('idle')
  mockWorking = { ...mockWorking, idleAt: Date.now() + 30 * MINUTE }
  await draw()
  expect(shown.warning).toBeUndefined()
})

test('whoever comes back to the desk in the last minutes is there: the session goes on by itself', async () => {
  await pass(29 * MINUTE)
  expect(mockRenew).not.toHaveBeenCalled()
  await typing()
  await pass(10_000)
  expect(mockRenew).toHaveBeenCalledTimes(1)
})
