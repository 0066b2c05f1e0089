import { JSDOM } from 'jsdom'
import { act, createElement } from 'react'
import type { Me } from './session'

const mockEvents = { show: new Set<() => void>(), hide: new Set<() => void>() }
jest.mock('@tarojs/taro', () => {
  const { useEffect, useRef } = jest.requireActual<typeof import('react')>('react')
  const heard = (name: 'show' | 'hide') => (callback: () => void) => {
    const latest = useRef(callback)
    latest.current = callback
    useEffect(() => {
      const tell = () => latest.current()
      mockEvents[name].add(tell)
      return () => void mockEvents[name].delete(tell)
    }, [])
  }
  return {
    __esModule: true,
    default: { getStorageSync: () => '', setStorageSync: () => undefined, stopPullDownRefresh: () => undefined },
    useDidShow: heard('show'),
    useDidHide: heard('hide'),
    usePullDownRefresh: () => undefined,
  }
})
const mockMe = jest.fn<Promise<Me>, []>()
jest.mock('../api/api', () => ({ api: { identity: { me: () => mockMe() } } }))
let mockSession: { me: Me } | undefined
const mockNoticed = jest.fn()
jest.mock('./session', () => ({
  session: () => mockSession,
  useSession: () => mockSession,
  noticeMe: (me: Me) => mockNoticed(me),
}))
jest.mock('../offline/online', () => ({ onBackOnline: () => () => undefined, lineNow: () => 'there' }))

const { window } = new JSDOM('<div id="app"></div>')
Object.assign(globalThis, {
  ...{ window, document: window.document, IS_REACT_ACT_ENVIRONMENT: true },
  ...{ API_BASE: '/api', STREET_ID: 'qishan' },
})

import { createRoot, type Root } from 'react-dom/client'
import { useMeAgain } from './useMeAgain'

const me = (status: Me['status']): Me => ({
  ...{ memberId: 'me', streetId: 'qishan', status, grants: [], partyMember: false, consents: [] },
})

let root: Root
function begin(): void {
  const app = window.document.getElementById('app')
  if (!app) throw new Error('nowhere to draw')
  root = createRoot(app)
}
function Asking({ on }: { on: boolean }) {
  useMeAgain(on)
  return null
}
const draw = (isShown = true) =>
  act(async () => {
    root.render(createElement(Asking, { on: isShown }))
  })
const passes = (ms: number) => act(() => jest.advanceTimersByTimeAsync(ms))
const happens = (name: 'show' | 'hide') =>
  act(async () => {
    for (const tell of mockEvents[name]) tell()
  })

beforeEach(() => {
  jest.useFakeTimers()
  mockMe.mockReset().mockResolvedValue(me('pending'))
  mockNoticed.mockReset()
  mockSession = { me: me('pending') }
  begin()
})
afterEach(async () => {
  await act(async () => root.unmount())
  jest.useRealTimers()
})

test('who waits is asked after once the page has drawn, and what became of them is taken over', async () => {
  mockMe.mockResolvedValue(me('confirmed'))
  await draw()
  await passes(500)
  expect(mockMe).not.toHaveBeenCalled()
  await passes(600)
  expect(mockMe).toHaveBeenCalledTimes(1)
  expect(mockNoticed).toHaveBeenCalledWith(expect.objectContaining({ status: 'confirmed' }))
})

test('again every minute while the page is seen, and at once when it is shown again', async () => {
  await draw()
  await passes(1_100)
  await passes(60_000)
  expect(mockMe).toHaveBeenCalledTimes(2)
  await happens('hide')
  await passes(180_000)
  expect(mockMe).toHaveBeenCalledTimes(2)
  await happens('show')
  expect(mockMe).toHaveBeenCalledTimes(3)
})

test('nobody asks for who is confirmed or not signed in, nor before the page shows what it is for', async () => {
  mockSession = { me: me('confirmed') }
  await draw()
  await passes(120_000)
  mockSession = undefined
  await draw()
  await passes(120_000)
  mockSession = { me: me('pending') }
  await act(async () => root.unmount())
  begin()
  await draw(false)
  await passes(120_000)
  expect(mockMe).not.toHaveBeenCalled()
})
