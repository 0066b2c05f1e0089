import { amountFor } from './earning'

test('the latest rule that has begun is in force', () => {
  const rules = [
    { reason: 'checkin' as const, amount: 2, validFrom: 0, note: '' },
    { reason: 'checkin' as const, amount: 3, validFrom: 1000, note: '' },
    { reason: 'registration' as const, amount: 50, validFrom: 0, note: '' },
  ]
  expect([999, 1000, 5000].map((now) => amountFor(rules, 'checkin', now))).toEqual([2, 3, 3])
  expect(amountFor(rules, 'reportAccepted', 5000)).toBe(0)
})
