import { hoursFault, hoursText, type TypedHours } from '@console/parts/hours'
import type { Outputs } from '@shared/contract/contract'
import { type Exception, ROSTER_LIMITS, type Shift } from '@shared/rules/people/roster'
import { sayTimes, WEEK } from '@shared/rules/people/shifts'
import { hoursTyped } from '@shared/rules/time/hours'

export type OnRoster = Outputs['alerts']['roster']['people'][number]

/** Shifts of the same times: on which days they are. */
export interface Group {
  hours: TypedHours
  weekdays: number[]
}

/** The shifts most teams have. */
export const USUAL = [
  { name: '白班', hours: { opens: '08:00', closes: '18:00' } },
  { name: '夜班', hours: { opens: '18:00', closes: '08:00' } },
  { name: '全天', hours: { opens: '00:00', closes: '24:00' } },
] as const

/** A person's shifts, those of the same times together. */
export function groupsOf(shifts: readonly Shift[]): Group[] {
  const times = [...new Set(shifts.map(sayTimes))]
  return times.flatMap((time) => {
    const same = shifts.filter((shift) => sayTimes(shift) === time)
    const [first] = same
    if (!first) return []
    const hours = hoursText({ opensAtMinute: first.fromMinute, closesAtMinute: first.toMinute })
    return [{ hours, weekdays: WEEK.filter((day) => same.some(({ weekday }) => weekday === day)) }]
  })
}

/** The shifts that groups say, each once. What has no times is none: its rule has said so before. */
export function shiftsOf(groups: readonly Group[]): Shift[] {
  const shifts = groups.flatMap(({ hours, weekdays }) => {
    const typed = hoursTyped(hours.opens, hours.closes)
    if (!typed) return []
    return weekdays.map((weekday) => ({ weekday, fromMinute: typed.opensAtMinute, toMinute: typed.closesAtMinute }))
  })
  return shifts.filter((shift, at) => shifts.findIndex((other) => isSame(other, shift)) === at)
}

const isSame = (one: Shift, other: Shift) =>
  one.weekday === other.weekday && one.fromMinute === other.fromMinute && one.toMinute === other.toMinute

/** What is wrong with them; undefined when they are a week. */
export function groupsFault(groups: readonly Group[]): string | undefined {
  for (const { hours, weekdays } of groups) {
    const fault = hoursFault(hours, ['开始', '结束'])
    if (fault) return fault
    if (weekdays.length === 0) return '每个班至少选一天，用不着的去掉'
  }
  return shiftsOf(groups).length > ROSTER_LIMITS.shifts ? `每人每周最多 ${ROSTER_LIMITS.shifts} 班` : undefined
}

/** Days that are still to come, in order: those that are over are of no use to anybody. */
export const comingOf = (exceptions: readonly Exception[], today: string): Exception[] =>
  exceptions.filter(({ day }) => day >= today).sort((one, other) => (one.day < other.day ? -1 : 1))

/** A day otherwise, in place of what was said of it before. */
export const withException = (exceptions: readonly Exception[], exception: Exception): Exception[] =>
  comingOf([...exceptions.filter(({ day }) => day !== exception.day), exception], '')

/** When somebody is on duty on that day of every week. */
export const timesOn = (shifts: readonly Shift[], day: number): string[] =>
  shifts.filter(({ weekday }) => weekday === day).map(sayTimes)
