import fc from 'fast-check'
import { runs } from '../../../test/support/depth'
import { bucketEffectOf, bucketsOf, dueIn, effectOf, REASONS, type Reason, reversible } from './points'

test('every reason has its reversal, which undoes exactly what it did, and can be reversed itself', () => {
  for (const reason of Object.keys(REASONS) as Reason[]) {
    const { kind, reversal } = REASONS[reason]
    const back = REASONS[reversal]
    const [done, undone] = [kind, back.kind].map((each) => ({ ...effectOf(each, 7), ...bucketEffectOf(each, 7) }))
    const sum = Object.keys(done ?? {}).map(
      (name) => (done?.[name as 'heldDelta'] ?? 0) + (undone?.[name as 'heldDelta'] ?? 0),
    )
    expect({ reason, sum }).toEqual({ reason, sum: [0, 0, 0, 0] })
    expect(REASONS[back.reversal].kind).toBe(kind)
  }
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
    { numRuns: runs(100) },
  )
})

test('points are out of date after the end of the next year; what is held waits for its voucher', () => {
  const account = { earned: { '2024': 10, '2025': 20 }, spent: 4, held: 0 }
  expect([2025, 2026, 2027, 2030].map((year) => dueIn(year, account))).toEqual([0, 6, 26, 26])
  expect(dueIn(2026, { ...account, held: 5 })).toBe(1)
  expect(dueIn(2026, { ...account, held: 9 })).toBe(0)
})

test('an award is taken back as far as it is left: spent, expired and held points stay', () => {
  const account = { earned: { '2025': 10, '2026': 20 }, spent: 14, held: 3, available: 13 }
  expect(reversible(20, 2026, account)).toBe(13)
  expect(reversible(5, 2026, account)).toBe(5)
  expect(reversible(10, 2025, account)).toBe(0)
  expect(reversible(10, 2024, account)).toBe(0)
})
