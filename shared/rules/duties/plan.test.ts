import fc from 'fast-check'
import { addDays, type Day, weekdayOf } from '../time/day'
import { beginning, leftOut, missed, nextDue, type Plan, type Progress, settled } from './plan'

const MONTHLY: Plan = { period: 'month', times: 1, from: '2031-01-01', pauses: [] }

test('paired on the 28th the first contact is due next month, on the 1st in this one', () => {
  expect(nextDue(MONTHLY, beginning(MONTHLY, '2031-01-28'))).toBe('2031-02-28')
  expect(nextDue(MONTHLY, beginning(MONTHLY, '2031-02-01'))).toBe('2031-02-28')
})

test('twice a month is due in its middle and at its end, in a leap year too', () => {
  const twice: Plan = { ...MONTHLY, times: 2 }
  const begun = beginning(twice, '2032-02-01')
  expect(nextDue(twice, begun)).toBe('2032-02-15')
  const once = settled(twice, begun, '2032-02-03')
  expect(nextDue(twice, once)).toBe('2032-02-29')
  expect(nextDue(twice, settled(twice, once, '2032-02-03'))).toBe('2032-03-16')
})

test('a list is due on the 1st, and on the 31st where there is none on the last day', () => {
  const on = (dueOn: number): Plan => ({ ...MONTHLY, dueOn })
  expect(nextDue(on(1), beginning(on(1), '2031-02-01'))).toBe('2031-02-01')
  expect(nextDue(on(31), beginning(on(31), '2031-04-01'))).toBe('2031-04-30')
})

test('nobody looked for three months: three are missed, as one number, and the next act begins this month', () => {
  const begun = beginning(MONTHLY, '2031-01-01')
  expect(missed(MONTHLY, begun, '2031-04-10')).toBe(3)
  const done = settled(MONTHLY, begun, '2031-04-10')
  expect(missed(MONTHLY, done, '2031-04-10')).toBe(0)
  expect(nextDue(MONTHLY, done)).toBe('2031-05-31')
})

test('what is written down late counts for its own month while that is open, and moves nothing afterwards', () => {
  const begun = beginning(MONTHLY, '2031-01-01')
  expect(settled(MONTHLY, begun, '2031-01-31')).toEqual({ period: '2031-01-01', settled: 1 })
  const march = settled(MONTHLY, begun, '2031-03-02')
  expect(settled(MONTHLY, march, '2031-02-27')).toEqual(march)
})

test('something to be done once is due on its last day, until it is done', () => {
  const once: Plan = { period: 'once', times: 1, from: '2031-05-10', to: '2031-06-03', pauses: [] }
  const begun = beginning(once, '2031-05-20')
  expect(nextDue(once, begun)).toBe('2031-06-03')
  expect(missed(once, begun, '2031-06-03')).toBe(0)
  expect(missed(once, begun, '2031-06-04')).toBe(1)
  expect(nextDue(once, settled(once, begun, '2031-06-20'))).toBeUndefined()
})

test('what is due is left out one by one, also when it is long overdue', () => {
  const begun = beginning(MONTHLY, '2031-01-01')
  const [first, second] = [leftOut(MONTHLY, begun), leftOut(MONTHLY, settled(MONTHLY, begun, '2031-01-05'))]
  expect(first && nextDue(MONTHLY, first)).toBe('2031-02-28')
  expect(second && nextDue(MONTHLY, second)).toBe('2031-03-31')
})

test('a pause that takes one of a month’s two times leaves one to do', () => {
  const paused: Plan = { ...MONTHLY, times: 2, pauses: [{ from: '2031-03-10', until: '2031-03-20' }] }
  const begun = beginning(paused, '2031-03-01')
  expect(nextDue(paused, begun)).toBe('2031-03-31')
  expect(nextDue(paused, settled(paused, begun, '2031-03-22'))).toBe('2031-04-15')
})

/** Days around a leap day and a new year. */
const dayFrom = (first: Day, days: number) => fc.nat(days).map((count) => addDays(first, count))

const plans = fc
  .record({
    period: fc.constantFrom('day' as const, 'week' as const, 'month' as const),
    times: fc.integer({ min: 1, max: 4 }),
    dueOn: fc.option(fc.integer({ min: 1, max: 31 }), { nil: undefined }),
    from: dayFrom('2031-11-20', 60),
    length: fc.option(fc.integer({ min: 0, max: 150 }), { nil: undefined }),
    pauses: fc.array(fc.tuple(dayFrom('2031-11-20', 150), fc.integer({ min: 1, max: 70 })), { maxLength: 3 }),
  })
  .map(({ length, pauses, dueOn, times, ...plan }): Plan => {
    const single = dueOn !== undefined || plan.period === 'day'
    return {
      ...plan,
      times: single ? 1 : times,
      dueOn,
      to: length === undefined ? undefined : addDays(plan.from, length),
      pauses: pauses.map(([from, days]) => ({ from, until: addDays(from, days) })),
    }
  })

const END: Day = '2032-09-30'

const firstOf = ({ period }: Plan, day: Day): Day => {
  if (period === 'day') return day
  if (period === 'month') return `${day.slice(0, 7)}-01`
  return weekdayOf(day) === 1 ? day : firstOf({ period } as Plan, addDays(day, -1))
}

/** Every time that is due until END, found by walking through the calendar a day at a time. */
function calendar(plan: Plan, start: Day): { first: Day; due: Day }[] {
  const periods = new Map<Day, Day[]>()
  for (let day = firstOf(plan, plan.from); day <= END; day = addDays(day, 1)) {
    const first = firstOf(plan, day)
    periods.set(first, [...(periods.get(first) ?? []), day])
  }
  const begun = start < plan.from ? plan.from : start
  return [...periods.entries()]
    .filter(([first]) => first >= begun)
    .flatMap(([first, days]) =>
      Array.from({ length: plan.times }, (_, index) => {
        const at =
          plan.dueOn === undefined
            ? days.findIndex((_day, place) => (place + 1) * plan.times >= days.length * (index + 1))
            : Math.min(plan.dueOn, days.length) - 1
        return { first, due: days[at] ?? END }
      }),
    )
}

const counts = (plan: Plan, due: Day) =>
  due >= plan.from &&
  (plan.to === undefined || due <= plan.to) &&
  !plan.pauses.some(({ from, until }) => from <= due && due < until)

test('the arithmetic says what a walk through the calendar says, over leap days, new years, pauses and ends', () => {
  fc.assert(
    fc.property(
      plans,
      dayFrom('2031-11-20', 90),
      fc.array(dayFrom('2031-11-20', 200), { maxLength: 12 }),
      dayFrom('2031-11-20', 220),
      (plan, start, acts, today) => {
        const times = calendar(plan, start).filter(({ due }) => counts(plan, due))
        let progress: Progress = beginning(plan, start)
        let latest: Day = progress.period
        const done = new Map<Day, number>()
        for (const act of acts) {
          progress = settled(plan, progress, act)
          const first = firstOf(plan, act)
          if (first < latest) continue
          latest = first
          done.set(first, (done.get(first) ?? 0) + 1)
        }
        const open = times.filter(
          ({ first }, index) =>
            first >= latest && index - times.findIndex((other) => other.first === first) >= (done.get(first) ?? 0),
        )
        const next = nextDue(plan, progress)
        // A walk ends at END; what the plan says of later days is not compared.
        if (open.length > 0) expect(next).toBe(open[0]?.due)
        else expect(next === undefined || next > addDays(END, -31)).toBe(true)
        expect(missed(plan, progress, today)).toBe(open.filter(({ due }) => due < today).length)
        const without = leftOut(plan, progress)
        if (open.length > 1 && without) expect(nextDue(plan, without)).toBe(open[1]?.due)
      },
    ),
    { numRuns: 300 },
  )
})
