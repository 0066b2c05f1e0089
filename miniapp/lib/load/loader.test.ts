jest.mock('@tarojs/taro', () => ({
  __esModule: true,
  default: { getStorageSync: () => '', setStorageSync: () => undefined },
}))

import { ApiError, offline } from '../api/apiError'
import type { Copy } from '../offline/copies'
import { createLoader } from './loader'

const START = Date.UTC(2026, 10, 20)

beforeEach(() => jest.useFakeTimers({ now: START }))
afterEach(() => jest.useRealTimers())

/** A server that answers when it is told to, and a phone that may hold a copy. */
function setting(kept?: Copy<string>) {
  const waiting: { answer: (data: string) => void; fail: (error: unknown) => void }[] = []
  const phone = { copy: kept }
  const loader = createLoader<string>({
    ask: () => new Promise((answer, fail) => waiting.push({ answer, fail })),
    recall: () => phone.copy,
    keep: (data) => {
      phone.copy = { at: Date.now(), data }
    },
    drop: () => {
      phone.copy = undefined
    },
  })
  /** Asks, and settles that question. */
  const asks = async (settle: (question: (typeof waiting)[number]) => void) => {
    const done = loader.reload()
    const question = waiting.at(-1)
    if (question) settle(question)
    await done
  }
  return { loader, waiting, phone, asks }
}

const old: Copy<string> = { at: START - 3_600_000, data: 'of an hour ago' }
const busyServer = new ApiError('BUSY', '现在人太多', 503)

test('the first time there is nothing to show until the answer comes, and a copy of it stays', async () => {
  const { loader, phone, asks } = setting()
  expect(loader.answer.get()).toEqual({ state: 'loading' })
  await asks(({ answer }) => answer('new'))
  expect(loader.answer.get()).toEqual({ state: 'ready', data: 'new', at: START, fresh: true, stale: false })
  expect(phone.copy).toEqual({ at: START, data: 'new' })
})

test('the copy is shown at once, unmarked while the answer is only on its way', () => {
  const { loader } = setting(old)
  loader.reload()
  expect(loader.answer.get()).toEqual({ state: 'ready', ...old, fresh: false, stale: false })
  expect(loader.busy.get()).toBe(true)
})

test('without a network the copy stays and is marked with its time', async () => {
  const { loader, asks } = setting(old)
  await asks(({ fail }) => fail(offline()))
  expect(loader.answer.get()).toMatchObject({ ...old, stale: true, error: { code: 'OFFLINE' } })
  expect(loader.busy.get()).toBe(false)
  await asks(({ answer }) => answer('new'))
  expect(loader.answer.get()).toMatchObject({ data: 'new', stale: false })
})

test('an answer that lets itself be waited for is marked too, unless what is shown is young', async () => {
  const { loader } = setting(old)
  loader.reload()
  jest.advanceTimersByTime(3_000)
  expect(loader.answer.get()).toMatchObject({ ...old, stale: true })

  const young = setting({ at: START, data: 'of just now' })
  young.loader.reload()
  jest.advanceTimersByTime(3_000)
  expect(young.loader.answer.get()).toMatchObject({ stale: false })
})

test('what the person saw is kept when a newer answer cannot be had, also without a copy', async () => {
  const { loader, phone, asks } = setting()
  await asks(({ answer }) => answer('seen'))
  phone.copy = undefined
  jest.advanceTimersByTime(7_200_000)
  await asks(({ fail }) => fail(busyServer))
  expect(loader.answer.get()).toMatchObject({ state: 'ready', data: 'seen', at: START, stale: true })
})

test.each([403, 404, 409, 422])('a server that says no (%i) ends the copy', async (status) => {
  const { loader, phone, asks } = setting(old)
  await asks(({ fail }) => fail(new ApiError('NO', '没有找到', status)))
  expect(loader.answer.get()).toMatchObject({ state: 'error', error: { status } })
  expect(phone.copy).toBeUndefined()
})

test.each([0, 401, 408, 429, 500, 503])('a server that only cannot now (%i) leaves it', async (status) => {
  const { loader, phone, asks } = setting(old)
  await asks(({ fail }) => fail(new ApiError('LATER', '稍后', status)))
  expect(loader.answer.get()).toMatchObject({ state: 'ready', stale: true })
  expect(phone.copy).toEqual(old)
})

test('nothing at all to show is an error; trying again by itself does not hide it, a person does', async () => {
  const { loader, asks } = setting()
  await asks(({ fail }) => fail(offline()))
  expect(loader.answer.get()).toMatchObject({ state: 'error', error: { code: 'OFFLINE' } })
  loader.refresh()
  expect(loader.answer.get().state).toBe('error')
  loader.retry()
  expect(loader.answer.get().state).toBe('loading')
})

test('failures in a row are counted, an answer ends the row', async () => {
  const { loader, asks } = setting()
  await asks(({ fail }) => fail(offline()))
  await asks(({ fail }) => fail(offline()))
  expect(loader.failures.get()).toBe(2)
  await asks(({ answer }) => answer('new'))
  expect(loader.failures.get()).toBe(0)
})

test('an answer to an earlier question does not replace that to a later one', async () => {
  const { loader, waiting } = setting()
  const first = loader.reload()
  const second = loader.reload()
  waiting[1]?.answer('second')
  await second
  waiting[0]?.answer('first')
  await first
  expect(loader.answer.get()).toMatchObject({ data: 'second' })
})

test('asking again and again on a dead network is one question', async () => {
  const { loader, waiting } = setting(old)
  const all = [loader.refresh(), loader.refresh(), loader.refresh()]
  expect(waiting).toHaveLength(1)
  waiting[0]?.fail(offline())
  await Promise.all(all)
  loader.refresh()
  expect(waiting).toHaveLength(2)
})

test('after it was stopped nothing is shown and nothing kept: somebody else may be signed in', async () => {
  const { loader, waiting, phone } = setting()
  const asked = loader.reload()
  loader.stop()
  waiting[0]?.answer("the other person's")
  await asked
  expect(loader.answer.get()).toEqual({ state: 'loading' })
  expect(phone.copy).toBeUndefined()
})
