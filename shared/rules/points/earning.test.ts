import fc from 'fast-check'
import { afterPoints, amountFor, type CapState, pointsOn, withinCap } from './earning'

test('the latest rule that has begun is in force', () => {
  const rules = [
    { reason: 'checkin' as const, amount: 2, validFrom: 0, note: '' },
    { reason: 'checkin' as const, amount: 3, validFrom: 1000, note: '' },
    { reason: 'registration' as const, amount: 50, validFrom: 0, note: '' },
  ]
  expect([999, 1000, 5000].map((now) => amountFor(rules, 'checkin', now))).toEqual([2, 3, 3])
  expect(amountFor(rules, 'reportAccepted', 5000)).toBe(0)
})

test('a rule that has ended gives nothing until a later version begins', () => {
  const rules = [
    { reason: 'checkin' as const, amount: 2, validFrom: 0, note: '' },
    { reason: 'checkin' as const, amount: 3, validFrom: 1000, validTo: 2000, note: '' },
    { reason: 'checkin' as const, amount: 4, validFrom: 3000, note: '' },
  ]
  expect([999, 1999, 2000, 2999, 3000].map((now) => amountFor(rules, 'checkin', now))).toEqual([2, 3, 0, 0, 4])
})

test('a day’s cap gives what is left of it, and counts anew on the next day', () => {
  expect([0, 6, 10, 12].map((before) => withinCap(5, 10, before))).toEqual([5, 4, 0, 0])
  expect(withinCap(5, undefined, 100)).toBe(5)
  const state = { day: '2026-11-25', points: 6 }
  expect([pointsOn(state, '2026-11-25'), pointsOn(state, '2026-11-26'), pointsOn(undefined, '2026-11-25')]).toEqual([
    6, 0, 0,
  ])
})

test('a cap of two days leaves the same in whatever order their awards arrive', () => {
  const days = ['2026-12-31', '2027-01-01']
  const cap = 10
  const left = (before: CapState | undefined, awards: readonly { day: string; amount: number }[]) => {
    let state = before
    for (const { day, amount } of awards) state = afterPoints(state, day, withinCap(amount, cap, pointsOn(state, day)))
    return state
  }
  const award = fc.record({ day: fc.constantFrom(...days), amount: fc.integer({ min: 1, max: 6 }) })
  const orders = fc
    .array(award, { minLength: 2, maxLength: 8 })
    .chain((awards) => fc.tuple(fc.constant(awards), fc.shuffledSubarray(awards, { minLength: awards.length })))
  fc.assert(
    fc.property(orders, fc.boolean(), ([awards, arrived], isKnown) => {
      const before = isKnown ? { day: '2026-12-30', points: 10 } : undefined
      const inOrder = days.flatMap((day) => awards.filter((each) => each.day === day))
      const [one, other] = [left(before, arrived), left(before, inOrder)]
      expect(days.map((day) => pointsOn(one, day))).toEqual(days.map((day) => pointsOn(other, day)))
    }),
  )
})
