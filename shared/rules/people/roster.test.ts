import fc from 'fast-check'
import { runs } from '../../../test/support/depth'
import { addDays, startOf, weekdayOf } from '../time/day'
import { dutiesTogether, isOnDuty, ROSTER_LIMITS } from './roster'

const FRIDAY = '2026-11-27'
const at = (day: string, hour: number, minute = 0) => startOf(day) + (hour * 60 + minute) * 60_000
const workday = { weekday: 5, fromMinute: 8 * 60, toMinute: 18 * 60 }
const night = { weekday: 5, fromMinute: 22 * 60, toMinute: 6 * 60 }

test.each([
  ['before it begins', 7, 59, false],
  ['when it begins', 8, 0, true],
  ['in its last minute', 17, 59, true],
  ['when it ends', 18, 0, false],
])('a day shift: %s', (_, hour, minute, onDuty) => {
  expect(isOnDuty({ shifts: [workday], exceptions: [] }, at(FRIDAY, hour, minute))).toBe(onDuty)
})

test('a night shift goes on past midnight, belongs to the evening it began, and ends', () => {
  const duty = { shifts: [night], exceptions: [] }
  const saturday = addDays(FRIDAY, 1)
  expect(
    [at(FRIDAY, 5), at(FRIDAY, 22), at(saturday, 0), at(saturday, 5, 59)].map((each) => isOnDuty(duty, each)),
  ).toEqual([false, true, true, true])
  expect(isOnDuty(duty, at(saturday, 6))).toBe(false)
  // Taking the evening off takes its night along; taking the morning after off does not.
  expect(isOnDuty({ ...duty, exceptions: [{ day: FRIDAY }] }, at(saturday, 3))).toBe(false)
  expect(isOnDuty({ ...duty, exceptions: [{ day: saturday }] }, at(saturday, 3))).toBe(true)
})

test('an exception stands in place of the day it is for, and of no other', () => {
  const duty = { shifts: [workday], exceptions: [{ day: FRIDAY, fromMinute: 19 * 60, toMinute: 21 * 60 }] }
  expect([10, 20].map((hour) => isOnDuty(duty, at(FRIDAY, hour)))).toEqual([false, true])
  expect([10, 20].map((hour) => isOnDuty(duty, at(addDays(FRIDAY, 7), hour)))).toEqual([true, false])
})

test('somebody with every weekday around the clock is always on duty, with none never', () => {
  const always = Array.from({ length: 7 }, (_, weekday) => ({ weekday, fromMinute: 0, toMinute: 1440 }))
  fc.assert(
    fc.property(fc.integer({ min: 1_700_000_000_000, max: 1_900_000_000_000 }), (moment) => {
      expect(isOnDuty({ shifts: always, exceptions: [] }, moment)).toBe(true)
      expect(isOnDuty({ shifts: [], exceptions: [] }, moment)).toBe(false)
    }),
    { numRuns: runs(100) },
  )
  expect(weekdayOf(FRIDAY)).toBe(5)
})

test('two duties as one person’s: each piece once, as many as one can have, and only their own days off', () => {
  const own = { shifts: [workday], exceptions: [{ day: FRIDAY }] }
  const added = { shifts: [{ ...workday }, night], exceptions: [{ day: addDays(FRIDAY, 1) }] }
  expect(dutiesTogether(own, added)).toEqual({ shifts: [workday, night], exceptions: [{ day: FRIDAY }] })
  const many = Array.from({ length: ROSTER_LIMITS.shifts }, (_, each) => ({ ...workday, fromMinute: each }))
  expect(dutiesTogether({ ...own, shifts: many }, added).shifts).toEqual(many)
})
