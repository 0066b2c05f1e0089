import { addDays, type Day, monthAfter } from '../time/day'

/** What the calendar tells of an article. */
export const CALENDAR_MOMENTS = {
  appears: '发布',
  withdrawn: '撤回',
  unpinned: '置顶最后一天',
  ended: '最后一天',
} as const
export type CalendarMoment = keyof typeof CALENDAR_MOMENTS

/** The weeks that a month touches, from Monday on, of seven days each. */
export function weeksOf(month: string): Day[][] {
  const first = `${month}-01`
  // 0 = Sunday.
  const weekday = new Date(`${first}T00:00:00Z`).getUTCDay()
  const end = `${monthAfter(month)}-01`
  const weeks: Day[][] = []
  for (let day = addDays(first, -((weekday + 6) % 7)); day < end; day = addDays(day, 7)) {
    const monday = day
    weeks.push(Array.from({ length: 7 }, (_, index) => addDays(monday, index)))
  }
  return weeks
}
