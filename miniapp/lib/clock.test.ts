const kept = new Map<string, string>()
jest.mock('@tarojs/taro', () => ({
  __esModule: true,
  default: {
    getStorageSync: (key: string) => kept.get(key) ?? '',
    setStorageSync: (key: string, value: string) => void kept.set(key, value),
  },
}))

import { isCurrentCode, rotatingCode, STEP_SECONDS, stepAt } from '@shared/rules/points/rotating'
import { dayOf } from '@shared/rules/time/day'
import { learnTime, now } from './clock'

const HOUR = 3_600_000
/** The server's midnight of a leap day in Shanghai, less a second: here every wrong hour shows. */
const SERVER = Date.parse('2028-02-28T23:59:59.000+08:00')
const SECRET = 'c0'.repeat(32)

afterEach(() => jest.restoreAllMocks())

/** The phone's own clock, wrong by so much, and an answer that took 300 ms each way. */
function answered(wrongByMs: number, serverMs: number, precise: boolean): void {
  jest.spyOn(Date, 'now').mockReturnValue(SERVER + wrongByMs)
  learnTime(serverMs, Date.now() - 300, Date.now() + 300, precise)
}

test.each([-400 * 24 * HOUR, -26 * HOUR, -8 * HOUR, -31 * 60_000, 0, 4 * 60_000, 9 * HOUR, 365 * 24 * HOUR])(
  'a phone that is wrong by %i ms shows the server’s day and a code the counter takes',
  (wrongByMs) => {
    answered(wrongByMs, SERVER, true)
    expect(now()).toBe(SERVER)
    expect(dayOf(now())).toBe('2028-02-28')
    expect(isCurrentCode(SECRET, rotatingCode(SECRET, stepAt(now())), SERVER)).toBe(true)
    jest.spyOn(Date, 'now').mockReturnValue(SERVER + wrongByMs + 1000)
    expect(dayOf(now())).toBe('2028-02-29')
  },
)

test.each([-5 * HOUR, 7 * HOUR])('a date without milliseconds corrects %i ms to within a second', (wrongByMs) => {
  answered(wrongByMs, Math.floor((SERVER + 999) / 1000) * 1000 - 1000, false)
  expect(Math.abs(now() - SERVER)).toBeLessThanOrEqual(1000)
  const code = rotatingCode(SECRET, stepAt(now()))
  expect(isCurrentCode(SECRET, code, SERVER)).toBe(true)
})

test('what is known to the millisecond is not spoiled by a date without them, nor by nonsense', () => {
  answered(3 * HOUR, SERVER, true)
  answered(3 * HOUR, SERVER - 1000, false)
  answered(3 * HOUR, Number.NaN, true)
  expect(now()).toBe(SERVER)
})

test('the correction outlives the app, and a clock that is set right is learnt at the next answer', () => {
  answered(-9 * HOUR, SERVER, true)
  jest.isolateModules(() => {
    const again: { now: () => number } = jest.requireActual('./clock')
    expect(again.now()).toBe(SERVER)
  })
  answered(0, SERVER, true)
  expect(now()).toBe(SERVER)
})

test('without any correction a phone five minutes off would be refused: this is what is corrected', () => {
  const wrong = SERVER + 5 * 60_000
  expect(isCurrentCode(SECRET, rotatingCode(SECRET, stepAt(wrong)), SERVER)).toBe(false)
  expect(5 * 60).toBeGreaterThan(2 * STEP_SECONDS)
})
