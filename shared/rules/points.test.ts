import fc from 'fast-check'
import { amountFor, bucketsOf, effectOf } from './points'

test('the latest rule that has begun is in force', () => {
  const rules = [
    { reason: 'checkin' as const, amount: 2, validFrom: 0, note: '' },
    { reason: 'checkin' as const, amount: 3, validFrom: 1000, note: '' },
    { reason: 'registration' as const, amount: 50, validFrom: 0, note: '' },
  ]
  expect([999, 1000, 5000].map((now) => amountFor(rules, 'checkin', now))).toEqual([2, 3, 3])
  expect(amountFor(rules, 'reportAccepted', 5000)).toBe(0)
})

test('a hold and its post, or its release, leave what they should', () => {
  const sum = (kinds: ('earn' | 'hold' | 'post' | 'release')[]) =>
    kinds
      .map((kind) => effectOf(kind, 12))
      .reduce((a, b) => ({
        balanceDelta: a.balanceDelta + b.balanceDelta,
        heldDelta: a.heldDelta + b.heldDelta,
      }))
  expect(sum(['earn', 'hold', 'post'])).toEqual({ balanceDelta: 0, heldDelta: 0 })
  expect(sum(['earn', 'hold', 'release'])).toEqual({ balanceDelta: 12, heldDelta: 0 })
})

test('the oldest points are spent first and the buckets add up to the balance', () => {
  expect(bucketsOf({ '2025': 30, '2026': 50 }, 40)).toEqual([{ year: 2026, remaining: 40, lastDay: '2027-12-31' }])
  const years = fc.dictionary(fc.integer({ min: 2024, max: 2030 }).map(String), fc.nat(1000))
  fc.assert(
    fc.property(years, fc.double({ min: 0, max: 1, noNaN: true }), (earned, share) => {
      const total = Object.values(earned).reduce((a, b) => a + b, 0)
      const spent = Math.floor(total * share)
      const buckets = bucketsOf(earned, spent)
      expect(buckets.reduce((sum, { remaining }) => sum + remaining, 0)).toBe(total - spent)
      const [oldest] = buckets
      if (oldest) expect(buckets.slice(1).every(({ year, remaining }) => remaining === earned[String(year)])).toBe(true)
    }),
  )
})
