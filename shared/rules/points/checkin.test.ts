import fc from 'fast-check'
import { runs } from '../../../test/support/depth'
import { addDays } from '../time/day'
import {
  CHECKINS_PER_DAY,
  type CheckinState,
  endsTonight,
  liveStreak,
  NO_CHECKINS,
  nextCheckin,
  STREAK_DAYS,
} from './checkin'

const FIRST = '2026-12-28'

test('the first visit begins a streak, a missed day begins it anew', () => {
  const first = nextCheckin(NO_CHECKINS, FIRST)
  expect(first).toEqual({ allowed: true, next: { day: FIRST, count: 1, streak: 1 }, nth: 1, streakCompleted: false })
  const later = nextCheckin({ day: FIRST, count: 1, streak: 5 }, addDays(FIRST, 2))
  expect(later).toMatchObject({ next: { streak: 1, count: 1 } })
})

test('any history: the day is capped, and every seventh day in a row brings the bonus once', () => {
  const visits = fc.array(fc.record({ gap: fc.integer({ min: 0, max: 2 }) }), { maxLength: 80 })
  fc.assert(
    fc.property(visits, (steps) => {
      let state: CheckinState = NO_CHECKINS
      let today = FIRST
      const days = new Map<string, number>()
      for (const { gap } of steps) {
        today = addDays(today, gap)
        const done = days.get(today) ?? 0
        const move = nextCheckin(state, today)
        expect(move.allowed).toBe(done < CHECKINS_PER_DAY)
        if (!move.allowed) continue
        days.set(today, done + 1)
        let streak = 0
        for (let day = today; days.has(day); day = addDays(day, -1)) streak++
        expect(move.next.streak).toBe(streak)
        expect(move.streakCompleted).toBe(done === 0 && streak % STREAK_DAYS === 0)
        state = move.next
      }
    }),
    { numRuns: runs(100) },
  )
})

/** Takes visits in an order; what the day's number refuses is refused. Where it ends, and what it earned. */
function taken(before: CheckinState, days: readonly string[]) {
  let state = before
  const earned = { visits: new Map<string, number>(), bonuses: 0 }
  for (const day of days) {
    const move = nextCheckin(state, day)
    if (!move.allowed) continue
    state = move.next
    earned.visits.set(day, move.nth)
    if (move.streakCompleted) earned.bonuses++
  }
  return { state, ...earned, visits: [...earned.visits].sort() }
}

test('visits of two days bring the same in whatever order they arrive', () => {
  const known = fc.record({
    gap: fc.integer({ min: 1, max: 3 }),
    count: fc.integer({ min: 1, max: CHECKINS_PER_DAY }),
    streak: fc.integer({ min: 1, max: 3 * STREAK_DAYS }),
  })
  const orders = fc
    .record({
      before: fc.option(known),
      around: fc.array(fc.constantFrom(FIRST, addDays(FIRST, 1)), { minLength: 2, maxLength: 9 }),
    })
    .chain(({ before, around }) =>
      fc.record({
        before: fc.constant(before),
        inOrder: fc.constant([...around].sort()),
        arrived: fc.shuffledSubarray(around, { minLength: around.length }),
      }),
    )
  fc.assert(
    fc.property(orders, ({ before, inOrder, arrived }) => {
      const state = before
        ? { day: addDays(FIRST, -before.gap), count: before.count, streak: before.streak }
        : NO_CHECKINS
      expect(taken(state, arrived)).toEqual(taken(state, inOrder))
    }),
    { numRuns: runs(300) },
  )
})

test('a visit of a day that is long over does not count as one of another day', () => {
  const state = {
    day: addDays(FIRST, 3),
    count: 1,
    streak: 1,
    earlier: { day: addDays(FIRST, 2), count: 1, streak: 1 },
  }
  expect(nextCheckin(state, FIRST)).toEqual({ allowed: false })
})

test('a server whose clock is a moment behind still shows the streak', () => {
  expect(liveStreak({ day: addDays(FIRST, 1), count: 1, streak: 5 }, FIRST)).toBe(5)
})

test('a streak counts until the end of the next day', () => {
  const state = { day: FIRST, count: 1, streak: 4 }
  expect([0, 1, 2].map((gap) => liveStreak(state, addDays(FIRST, gap)))).toEqual([4, 4, 0])
})

test('a streak that ends at midnight is said in the evening, while it can still be kept', () => {
  const state = { day: '2026-11-28', count: 1, streak: 6 }
  expect(endsTonight(state, '2026-11-29', 18 * 60)).toBe(true)
  expect(endsTonight(state, '2026-11-29', 12 * 60)).toBe(false)
  expect(endsTonight({ ...state, day: '2026-11-29' }, '2026-11-29', 23 * 60)).toBe(false)
  expect(endsTonight(state, '2026-11-30', 23 * 60)).toBe(false)
  expect(endsTonight({ ...state, streak: 1 }, '2026-11-29', 23 * 60)).toBe(false)
})
