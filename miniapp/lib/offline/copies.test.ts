/** A phone's storage, as small as a test wants it. */
const phone = { kept: new Map<string, string>(), room: 10_000_000 }
const used = () => [...phone.kept].reduce((sum, [key, text]) => sum + key.length + text.length, 0)

jest.mock('@tarojs/taro', () => ({
  __esModule: true,
  default: {
    getStorageSync: (key: string) => phone.kept.get(key) ?? '',
    setStorageSync: (key: string, text: string) => {
      const before = phone.kept.get(key)?.length ?? 0
      if (used() - before + text.length > phone.room) throw new Error('setStorageSync:fail exceed storage max size')
      phone.kept.set(key, text)
    },
    removeStorageSync: (key: string) => phone.kept.delete(key),
    getStorageInfoSync: () => ({ keys: [...phone.kept.keys()] }),
  },
}))

import { copyOf, dropCopy, forgetPersonalCopies, keepCopy, rememberFirst, streetOwner, tidyCopies } from './copies'
import { SHAPE } from './shape.gen'
import { recall } from './storage'

const DAY_MS = 86_400_000

beforeEach(() => {
  phone.kept.clear()
  phone.room = 10_000_000
  jest.useFakeTimers({ now: Date.UTC(2026, 10, 20) })
})
afterEach(() => jest.useRealTimers())

test('an answer is there again with the moment it was given', () => {
  const at = Date.now()
  keepCopy('me', 'home', { points: 7 })
  jest.advanceTimersByTime(3 * DAY_MS)
  expect(copyOf('me', 'home')).toEqual({ at, data: { points: 7 } })
})

test('a copy belongs to one person; what the street shows belongs to everybody', () => {
  keepCopy('me', 'home', 1)
  keepCopy(streetOwner('qishan'), 'stations', 2)
  expect(copyOf('someone-else', 'home')).toBeUndefined()
  forgetPersonalCopies()
  expect(copyOf('me', 'home')).toBeUndefined()
  expect(copyOf(streetOwner('qishan'), 'stations')?.data).toBe(2)
})

test('a copy of another shape is not read: the app was updated since', () => {
  phone.kept.set('copy:me:home', JSON.stringify({ shape: 'older', at: Date.now(), data: { other: true } }))
  phone.kept.set('copy:me:offers', '{"half')
  phone.kept.set('copy:me:ledger', '"text"')
  expect(['home', 'offers', 'ledger'].map((name) => copyOf('me', name))).toEqual([undefined, undefined, undefined])
})

test('after 30 days a copy is no longer shown, and goes when the time is sure', () => {
  keepCopy('me', 'home', 1)
  jest.advanceTimersByTime(30 * DAY_MS)
  expect(copyOf('me', 'home')).toBeUndefined()
  expect(phone.kept.size).toBe(1)
  tidyCopies()
  expect(phone.kept.size).toBe(0)
})

test('a phone whose clock jumped a year and back has lost nothing', () => {
  keepCopy('me', 'home', 1)
  jest.setSystemTime(Date.now() + 365 * DAY_MS)
  expect(copyOf('me', 'home')).toBeUndefined()
  jest.setSystemTime(Date.now() - 365 * DAY_MS)
  expect(copyOf('me', 'home')?.data).toBe(1)
})

test('copies do not pile up: the newest hundred and twenty stay', () => {
  for (let i = 0; i < 130; i++) {
    jest.advanceTimersByTime(1)
    keepCopy('me', `station:${i}`, i)
  }
  tidyCopies()
  expect(phone.kept.size).toBe(120)
  expect(copyOf('me', 'station:9')).toBeUndefined()
  expect(copyOf('me', 'station:10')?.data).toBe(10)
})

test('a full phone drops the oldest half for a new copy, and goes without when even that is not enough', () => {
  phone.room = 3_000
  for (let i = 0; i < 4; i++) {
    jest.advanceTimersByTime(1)
    keepCopy('me', `n${i}`, 'x'.repeat(600))
  }
  keepCopy('me', 'new', 'y'.repeat(900))
  expect(['n0', 'n1', 'n2', 'n3', 'new'].filter((name) => copyOf('me', name))).toEqual(['n2', 'n3', 'new'])
  expect(() => keepCopy('me', 'huge', 'z'.repeat(5_000))).not.toThrow()
  expect(copyOf('me', 'huge')).toBeUndefined()
})

test('an answer too large for one key is not kept, and the older one under its name goes', () => {
  keepCopy('me', 'list', 'small')
  keepCopy('me', 'list', 'x'.repeat(400_000))
  expect(copyOf('me', 'list')).toBeUndefined()
})

test('copies give way to what matters more', () => {
  phone.room = 1_500
  keepCopy('me', 'home', 'x'.repeat(1_000))
  expect(rememberFirst('session', 'y'.repeat(1_000))).toBe(true)
  expect(recall('session')).toHaveLength(1_000)
  expect(rememberFirst('outbox', 'z'.repeat(1_000))).toBe(false)
})

test('what the server calls gone is gone here too', () => {
  keepCopy('me', 'voucher:1', { shape: SHAPE })
  dropCopy('me', 'voucher:1')
  expect(copyOf('me', 'voucher:1')).toBeUndefined()
})
