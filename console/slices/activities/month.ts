import { addDays, type Day, dayOf, monthAfter, weekdayOf } from '@shared/rules/time/day'

/** The weeks of a month, Monday first, whole; days of the months beside it are there, too. */
export function weeksOf(month: string): Day[][] {
  const first: Day = `${month}-01`
  const monday = addDays(first, -((weekdayOf(first) + 6) % 7))
  const weeks: Day[][] = []
  for (let day = monday; day < `${monthAfter(month)}-01`; day = addDays(day, 7)) {
    weeks.push(Array.from({ length: 7 }, (_, place) => addDays(day, place)))
  }
  return weeks
}

export const monthOf = (epochMs: number): string => dayOf(epochMs).slice(0, 7)
export const monthBefore = (month: string): string => addDays(`${month}-01`, -1).slice(0, 7)
export const isMonth = (text: string | null): text is string => text !== null && /^20\d\d-(0[1-9]|1[0-2])$/.test(text)
