import { barsOf, type Counts, dayMark, weeksOf } from './metrics'

const counts = (checkins: number): Counts => ({
  registrations: 0,
  confirmed: 0,
  checkins,
  reports: 0,
  resolved: 0,
  closed: 0,
  vouchers: 0,
  redeemed: 0,
  pointsEarned: 0,
  pointsSpent: 0,
})

test('bars stand in the order of days and are measured by the tallest', () => {
  const days = [
    { day: '2026-11-03', counts: counts(40) },
    { day: '2026-11-02', counts: counts(20) },
    { day: '2026-11-01', counts: counts(0) },
  ]
  expect(barsOf(days, 'checkins')).toEqual([
    { day: '2026-11-01', value: 0, share: 0 },
    { day: '2026-11-02', value: 20, share: 0.5 },
    { day: '2026-11-03', value: 40, share: 1 },
  ])
})

test('one among thousands is still seen, nothing stays nothing', () => {
  const days = [
    { day: '2026-11-01', counts: counts(1) },
    { day: '2026-11-02', counts: counts(5000) },
  ]
  expect(barsOf(days, 'checkins')[0]?.share).toBe(0.03)
  expect(barsOf(days, 'reports').map(({ share }) => share)).toEqual([0, 0])
  expect(barsOf([], 'checkins')).toEqual([])
})

test('a day under a bar is month and date', () => {
  expect(dayMark('2026-11-03')).toBe('11/3')
})

test('two weeks until yesterday: today is in neither, nor what lies before', () => {
  const day = (name: string, checkins: number) => ({ day: name, counts: counts(checkins) })
  const days = [
    day('2026-11-19', 1000),
    day('2026-11-18', 1),
    day('2026-11-12', 2),
    day('2026-11-11', 10),
    day('2026-11-05', 20),
    day('2026-11-04', 500),
  ]
  expect(weeksOf(days, 'checkins', '2026-11-19')).toEqual({ last: 3, before: 30 })
})
