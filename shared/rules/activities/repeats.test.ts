import fc from 'fast-check'
import { addDays, weekdayOf } from '../time/day'
import { ACTIVITY_LIMITS } from './activity'
import { REPEATS, type Repeat, repeatDays } from './repeats'

test.each([
  ['weekly', '2031-12-22', '2032-01-06', [], ['2031-12-29', '2032-01-05']],
  ['fortnightly', '2031-12-22', '2032-01-20', [], ['2032-01-05', '2032-01-19']],
  ['monthly', '2031-11-15', '2032-02-28', ['2032-01-17'], ['2031-12-20', '2032-02-21']],
  // The fifth Saturday: months without one are left out.
  ['monthly', '2031-11-29', '2032-03-31', [], ['2032-01-31']],
] as const)('%s from %s until %s', (repeat, first, until, skip, days) => {
  expect(repeatDays(first, { repeat, until, skip })).toEqual(days)
})

test('each day is later than the one before, on the same weekday, within the rule and the limit', () => {
  const day = fc.integer({ min: 0, max: 3000 }).map((count) => addDays('2027-01-01', count))
  const repeat = fc.constantFrom(...(Object.keys(REPEATS) as Repeat[]))
  fc.assert(
    fc.property(day, day, repeat, (first, until, each) => {
      const days = repeatDays(first, { repeat: each, until, skip: [] })
      expect(days.length).toBeLessThanOrEqual(ACTIVITY_LIMITS.repeats)
      let before = first
      for (const one of days) {
        expect(one > before && one <= until).toBe(true)
        expect(weekdayOf(one)).toBe(weekdayOf(first))
        before = one
      }
    }),
  )
})
