import { JSDOM } from 'jsdom'
import { act, createElement } from 'react'

const { window } = new JSDOM('<div id="app"></div>', { pretendToBeVisual: true })
Object.assign(globalThis, { window, document: window.document, IS_REACT_ACT_ENVIRONMENT: true, STREET_ID: 'qishan' })

const mockBegin = jest.fn()
const mockPoll = jest.fn()
const mockEnter = jest.fn()
jest.mock('../client', () => ({ openApi: { desk: { begin: () => mockBegin(), poll: () => mockPoll() } } }))
jest.mock('./current', () => ({ session: { enter: (working: unknown) => mockEnter(working) } }))

import { createRoot, type Root } from 'react-dom/client'
import { Problem } from '../problem'
import { type SigningIn, useSignIn } from './useSignIn'

let shown: ReturnType<typeof useSignIn>
function Screen() {
  shown = useSignIn()
  return null
}
const state = (): SigningIn => shown.state
const poll = () => act(() => jest.advanceTimersByTimeAsync(1_500))
const login = (scene: string) => ({ scene, digits: '07', expiresAt: 1, contentType: 'image/png', imageBase64: '' })

let root: Root
beforeEach(async () => {
  jest.useFakeTimers()
  for (const mock of [mockBegin, mockPoll, mockEnter]) mock.mockReset()
  mockBegin.mockResolvedValue(login('d=1'))
  mockPoll.mockResolvedValue({ state: 'waiting', digits: '07' })
  const app = window.document.getElementById('app')
  if (!app) throw new Error('nowhere to draw')
  root = createRoot(app)
  await act(async () => root.render(createElement(Screen)))
})
afterEach(() => {
  act(() => root.unmount())
  jest.useRealTimers()
})

test('a code is asked for once, and the number is shown as it is', () => {
  expect(mockBegin).toHaveBeenCalledTimes(1)
  expect(state()).toMatchObject({ is: 'asking', digits: '07' })
})

test('it says who scanned it, and shows the new number after a wrong pick', async () => {
  mockPoll.mockResolvedValue({ state: 'seen', digits: '41', byLabel: '王**' })
  await poll()
  expect(state()).toMatchObject({ is: 'asking', digits: '41', seenBy: '王**' })
})

test('the approved sign-in enters, once, and asks no more', async () => {
  const working = { sessionId: 's' }
  mockPoll.mockResolvedValue({ state: 'approved', working })
  await poll()
  expect(mockEnter).toHaveBeenCalledWith(working)
})

test.each(['refused', 'dead'] as const)(
  'a code that is %s is over: no further question, until another is asked for',
  async (why) => {
    mockPoll.mockResolvedValue({ state: why })
    await poll()
    expect(state()).toMatchObject({ is: 'over', why })
    await poll()
    expect(mockPoll).toHaveBeenCalledTimes(1)
    mockBegin.mockResolvedValue(login('d=2'))
    mockPoll.mockResolvedValue({ state: 'waiting', digits: '07' })
    await act(async () => shown.begin())
    expect(state()).toMatchObject({ is: 'asking', login: { scene: 'd=2' } })
    await poll()
    expect(mockPoll).toHaveBeenCalledTimes(2)
  },
)

test('a code of which the server knows nothing any more has expired; a lost answer ends nothing', async () => {
  mockPoll.mockRejectedValue(new TypeError('failed to fetch'))
  await poll()
  expect(state()).toMatchObject({ is: 'asking', problem: { code: 'OFFLINE' } })
  mockPoll.mockRejectedValue(new Problem('LOGIN_GONE', '这个登录码已失效', 409))
  await poll()
  expect(state()).toMatchObject({ is: 'over', why: 'expired' })
})

test('nobody who does not look at the page makes it ask, and no question overtakes another', async () => {
  Object.defineProperty(window.document, 'visibilityState', { value: 'hidden', configurable: true })
  await poll()
  expect(mockPoll).not.toHaveBeenCalled()
  Object.defineProperty(window.document, 'visibilityState', { value: 'visible', configurable: true })
  mockPoll.mockReturnValue(new Promise(() => undefined))
  await poll()
  await poll()
  expect(mockPoll).toHaveBeenCalledTimes(1)
})

test('what an old code is answered does not touch the new one', async () => {
  let answer: (said: object) => void = () => undefined
  mockPoll.mockReturnValue(new Promise((resolve) => (answer = resolve)))
  await poll()
  mockBegin.mockResolvedValue(login('d=2'))
  await act(async () => shown.begin())
  await act(async () => answer({ state: 'refused' }))
  expect(state()).toMatchObject({ is: 'asking', login: { scene: 'd=2' } })
})
