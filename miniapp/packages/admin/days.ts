import { type Day, dayOf, startOf } from '@shared/rules/day'

/** `20271001` or `2027-10-01` as a day; undefined when there is no such day. */
export function dayFrom(typed: string): Day | undefined {
  const [, year = '', month = '', date = ''] = /^(\d{4})-?(\d{2})-?(\d{2})$/.exec(typed.trim()) ?? []
  const day = `${year}-${month}-${date}`
  const start = startOf(day)
  return Number.isNaN(start) || dayOf(start) !== day ? undefined : day
}

/** A list with one more day, in order and each once. */
export const withDay = (days: readonly Day[], day: Day): Day[] => [...new Set([...days, day])].sort()
