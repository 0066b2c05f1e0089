import { addDays, type Day, weekdayOf } from './day'

/** The weeks of a month from Monday to Sunday, of `YYYY-MM`: undefined where a day is of another month. */
export function weeksOf(month: string): (Day | undefined)[][] {
  const first: Day = `${month}-01`
  const start = addDays(first, -((weekdayOf(first) + 6) % 7))
  const weeks: (Day | undefined)[][] = []
  for (let monday = start; monday < first || monday.startsWith(month); monday = addDays(monday, 7)) {
    weeks.push(
      Array.from({ length: 7 }, (_, at) => addDays(monday, at)).map((day) => (day.startsWith(month) ? day : undefined)),
    )
  }
  return weeks
}

/** The month before one, both `YYYY-MM`. */
export const monthBefore = (month: string): string => addDays(`${month}-01`, -1).slice(0, 7)
