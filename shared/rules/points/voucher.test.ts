import fc from 'fast-check'
import { runs } from '../../../test/support/depth'
import { isCurrentCode, rotatingCode, STEP_SECONDS, stepAt } from './rotating'
import { mealDay, parseQr, qrPayload, sayWindow, sellsAt, shardCapacity, windowEnd, windowStart } from './voucher'

const everyDay = [0, 1, 2, 3, 4, 5, 6]

test('the shards of a stock sell exactly the stock', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 5000 }), fc.integer({ min: 1, max: 20 }), (stock, shards) => {
      const capacities = Array.from({ length: shards }, (_, shard) => shardCapacity(stock, shards, shard))
      expect(capacities.reduce((a, b) => a + b, 0)).toBe(stock)
      expect(Math.max(...capacities) - Math.min(...capacities)).toBeLessThanOrEqual(1)
    }),
    { numRuns: runs(100) },
  )
})

test('a window sells until its last minute and not on other weekdays', () => {
  const lunch = { fromMinute: 660, toMinute: 840, weekdays: [1, 2, 3, 4, 5] }
  const end = windowEnd(lunch, '2026-11-23')
  expect(sellsAt(lunch, end - 1)).toBe(true)
  expect(sellsAt(lunch, end)).toBe(false)
  expect(sellsAt(lunch, end - 1 - 86_400_000)).toBe(false)
  expect(sayWindow(lunch)).toBe('11:00–14:00')
  expect(sayWindow({ fromMinute: 0, toMinute: 1440, weekdays: everyDay })).toBe('全天')
})

test('a window past midnight belongs to the day it began on', () => {
  const late = { fromMinute: 1320, toMinute: 120, weekdays: [5] }
  const friday = '2026-11-27'
  const end = windowEnd(late, friday)
  expect(sayWindow(late)).toBe('22:00–次日 02:00')
  expect(end).toBe(Date.parse('2026-11-28T02:00:00+08:00'))
  const at = (text: string) => Date.parse(`${text}+08:00`)
  expect(mealDay(late, at('2026-11-27T23:50:00'))).toBe(friday)
  expect(mealDay(late, at('2026-11-28T01:59:59'))).toBe(friday)
  expect(mealDay(late, at('2026-11-28T02:00:00'))).toBe('2026-11-28')
  expect([sellsAt(late, end - 1), sellsAt(late, end)]).toEqual([true, false])
  // Friday's small hours are Thursday's, which is not sold; Friday's own meals can be had ahead.
  expect(mealDay(late, at('2026-11-27T01:00:00'))).toBe(friday)
  expect(sellsAt(late, at('2026-11-26T23:00:00'))).toBe(false)
})

test('of any window every moment belongs to one day, and what is sold can still be eaten', () => {
  const minute = fc.integer({ min: 0, max: 1439 })
  fc.assert(
    fc.property(
      minute,
      fc.integer({ min: 1, max: 1440 }),
      fc.integer({ min: 0, max: 14 * 1440 }),
      (from, to, later) => {
        fc.pre(from !== to)
        const window = { fromMinute: from, toMinute: to, weekdays: everyDay }
        const at = Date.parse('2026-11-20T00:00:00+08:00') + later * 60_000
        const day = mealDay(window, at)
        if (sellsAt(window, at)) expect(windowEnd(window, day)).toBeGreaterThan(at)
        expect(windowEnd(window, day)).toBeGreaterThan(windowStart(window, day))
        expect(windowEnd(window, day) - windowStart(window, day)).toBeLessThanOrEqual(86_400_000)
      },
    ),
    { numRuns: runs(100) },
  )
})

test('a payload comes back as it went, and nothing else is one', () => {
  expect(parseQr(` ${qrPayload('12345678', '000123')}\n`)).toEqual({ code: '12345678', proof: '000123' })
  for (const wrong of [
    '',
    'NX1.1234567.000123',
    'NX2.12345678.000123',
    'NX1.12345678.000123.x',
    'https://example.test',
  ]) {
    expect(parseQr(wrong)).toBeUndefined()
  }
})

/** RFC 6238, appendix B: the SHA-256 rows, their last six of eight digits. */
test.each([
  [59, '119246'],
  [1111111109, '084774'],
  [1111111111, '062674'],
  [1234567890, '819424'],
  [2000000000, '698825'],
  [20000000000, '737706'],
])('at %d seconds the code is the one of the standard', (seconds, expected) => {
  const secret = Buffer.from('12345678901234567890123456789012').toString('hex')
  expect(rotatingCode(secret, stepAt(seconds * 1000))).toBe(expected)
})

test('a code stands for its step and one on either side', () => {
  const secret = 'ab'.repeat(32)
  const step = 55_000_000
  const code = rotatingCode(secret, step)
  const middle = (step + 0.5) * STEP_SECONDS * 1000
  const at = (steps: number) => isCurrentCode(secret, code, middle + steps * STEP_SECONDS * 1000)
  expect([-2, -1, 0, 1, 2].map(at)).toEqual([false, true, true, true, false])
})
