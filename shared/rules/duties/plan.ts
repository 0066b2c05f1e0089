import { addDays, type Day, daysBetween, monthAfter, weekdayOf } from '../time/day'

/** What is done again and again, and how often. `once` has one period: from its first day to its last. */
export const PERIODS = {
  day: { label: '每天' },
  week: { label: '每周' },
  month: { label: '每月' },
  once: { label: '一次' },
} as const
export type Period = keyof typeof PERIODS

/** Nothing of it is due from `from` until the day before `until`. */
export interface Pause {
  from: Day
  until: Day
}

/** A plan's rule. Every day is a Shanghai day. */
export interface Plan {
  period: Period
  /** So many times a period, 1 to 31. Their due days are spread over it: the last one is its last day. */
  times: number
  /** With `times` 1: due on this day of the period, counted from 1, or on its last day where it is shorter. */
  dueOn?: number | undefined
  from: Day
  /** The last day; `once` has one always. */
  to?: Day | undefined
  pauses: Pause[]
}

/** How far somebody is: what is settled (done or skipped) of the period that begins on `period`. Earlier ones are over. */
export interface Progress {
  period: Day
  settled: number
}

/** Days missed are counted up to here. */
export const MOST_MISSED = 999

interface Span {
  first: Day
  last: Day
}

/** The period of a plan that a day lies in. */
export function periodOf(plan: Plan, day: Day): Span {
  switch (plan.period) {
    case 'day':
      return { first: day, last: day }
    case 'week': {
      const first = addDays(day, -((weekdayOf(day) + 6) % 7))
      return { first, last: addDays(first, 6) }
    }
    case 'month': {
      const month = day.slice(0, 7)
      return { first: `${month}-01`, last: addDays(`${monthAfter(month)}-01`, -1) }
    }
    case 'once':
      return { first: plan.from, last: plan.to ?? plan.from }
  }
}

/** Where somebody stands who begins on `start`: at the plan's first whole period from then on. Begun on the 28th, next month is the first. */
export function beginning(plan: Plan, start: Day): Progress {
  const day = start < plan.from ? plan.from : start
  const { first, last } = periodOf(plan, day)
  const whole = plan.period === 'once' || first === day
  return { period: whole ? first : addDays(last, 1), settled: 0 }
}

/**
 * Progress after one time on `day`. What was missed before its period stays missed, and what comes late for
 * a period that is over, or early for one that has not begun, moves nothing.
 */
export function settled(plan: Plan, progress: Progress, day: Day): Progress {
  const { first } = periodOf(plan, day)
  if (first < progress.period) return progress
  return { period: first, settled: first === progress.period ? progress.settled + 1 : 1 }
}

/** Progress when the time that is due next is left out; nothing when the plan has no further one. */
export function leftOut(plan: Plan, progress: Progress): Progress | undefined {
  const due = nextDue(plan, progress)
  if (due === undefined) return undefined
  const { first } = periodOf(plan, due)
  return { period: first, settled: first === progress.period ? progress.settled + 1 : 1 }
}

/** The day until which the next time is due; nothing when the plan has no further one. */
export function nextDue(plan: Plan, progress: Progress): Day | undefined {
  return dueDays(plan, progress).next().value
}

/** So many times were due before `today` and are not settled, up to MOST_MISSED. */
export function missed(plan: Plan, progress: Progress, today: Day): number {
  let count = 0
  for (const due of dueDays(plan, progress)) {
    if (due >= today || count === MOST_MISSED) break
    count += 1
  }
  return count
}

/** The due days that follow, in order, without those in a pause or after the plan's end. */
function* dueDays(plan: Plan, progress: Progress): Generator<Day, undefined> {
  let span = periodOf(plan, progress.period)
  let from = progress.settled
  while (plan.to === undefined || span.first <= plan.to) {
    yield* dueDaysOf(plan, span).slice(from)
    if (plan.period === 'once') return
    span = periodAfter(plan, span)
    from = 0
  }
}

/** The period after one, or the one that a pause at its beginning ends in: what lies between falls out. */
function periodAfter(plan: Plan, { last }: Span): Span {
  const next = periodOf(plan, addDays(last, 1))
  const pause = pauseAt(plan, next.first)
  return pause ? periodOf(plan, pause.until) : next
}

const pauseAt = ({ pauses }: Plan, day: Day) => pauses.find(({ from, until }) => from <= day && day < until)

/** What is due in a period: a pause that takes one of two times leaves one to do. */
function dueDaysOf(plan: Plan, span: Span): Day[] {
  const { from, to = span.last } = plan
  return allDaysOf(plan, span).filter((due) => from <= due && due <= to && !pauseAt(plan, due))
}

function allDaysOf({ times, dueOn }: Plan, { first, last }: Span): Day[] {
  if (dueOn !== undefined) {
    const due = addDays(first, dueOn - 1)
    return [due > last ? last : due]
  }
  const length = daysBetween(first, last) + 1
  return Array.from({ length: times }, (_, index) => addDays(first, Math.ceil((length * (index + 1)) / times) - 1))
}
