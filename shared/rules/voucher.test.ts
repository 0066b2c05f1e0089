import fc from 'fast-check'
import { runs } from '../../test/support/depth'
import { isCurrentCode, rotatingCode, STEP_SECONDS, stepAt } from './rotating'
import { parseQr, qrPayload, sayWindow, sellsAt, shardCapacity, windowEnd } from './voucher'

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
