import { typedForm } from '../text/oneForm'
import { addDays, type Day, monthAfter, weekdayOf } from '../time/day'
import type { Plan } from './plan'

/** Sizes of a joint committee's list of services of a month (暖新服务清单). */
export const LIST_LIMITS = {
  /** Items of a list; and those taken out of its draft with them. */
  items: 40,
  ever: 160,
  title: 40,
  target: 30,
  place: 40,
  text: 200,
  served: 9999,
  reason: 100,
  /** So many days before its month a list may be drafted. */
  daysBefore: 20,
} as const

/** What became of an item. */
export const LIST_OUTCOMES = {
  done: { label: '已办' },
  dropped: { label: '不办了' },
} as const
export type ListOutcome = keyof typeof LIST_OUTCOMES

/** What is often the reason why something is not done. */
export const DROP_REASONS = ['报名的人太少', '合并到别的服务里', '场地用不了'] as const

/** What is often the reason why a tick is taken back. */
export const UNTICK_REASONS = ['点错了一条', '人数写错了', '其实还没办'] as const

/** Every list is published until the first day of its month, whatever day that is. */
export const listPlan = (firstMonth: string): Plan => ({
  ...{ period: 'month', times: 1, dueOn: 1, pauses: [] },
  from: `${firstMonth}-01`,
})

/** May a month's list be drafted and published on a day? A list of the past is as it was. */
export const isOpenOn = (month: string, today: Day): boolean =>
  addDays(`${month}-01`, -LIST_LIMITS.daysBefore) <= today && today < `${monthAfter(month)}-01`

/** How many months lie between two, both `YYYY-MM`: an item of October that is open in December is 2 months old. */
export const monthsOld = (month: string, inMonth: string): number => indexOf(inMonth) - indexOf(month)

const indexOf = (month: string): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5))

/** A day of one month in another: the third Saturday stays the third Saturday, a fifth one may become the fourth. */
export function sameDayIn(month: string, day: Day): Day {
  const first: Day = `${month}-01`
  const weeks = Math.floor((Number(day.slice(8)) - 1) / 7)
  const found = addDays(first, ((weekdayOf(day) - weekdayOf(first) + 7) % 7) + weeks * 7)
  return found.startsWith(month) ? found : addDays(found, -7)
}

interface Held {
  itemId: string
  day?: string | undefined
  /** `HH:mm` */
  time?: string | undefined
  place: string
}

/** Which items are in the same hour at the same place, each with the others. What has no day or hour collides with nothing. */
export function clashesIn(items: readonly Held[]): Map<string, string[]> {
  const together = new Map<string, string[]>()
  for (const { itemId, day, time, place } of items) {
    if (day === undefined || time === undefined) continue
    const at = `${day} ${time.slice(0, 2)} ${typedForm(place)}`
    together.set(at, [...(together.get(at) ?? []), itemId])
  }
  const groups = [...together.values()].filter((ids) => ids.length > 1)
  return new Map(groups.flatMap((ids) => ids.map((id) => [id, ids.filter((other) => other !== id)] as const)))
}

/** Items in the order in which they happen; those without a day or hour come before. */
export const byTime = (a: Omit<Held, 'place'>, b: Omit<Held, 'place'>): number => (keyOf(a) < keyOf(b) ? -1 : 1)

const keyOf = ({ day = '', time = '', itemId }: Omit<Held, 'place'>) => `${day}#${time}#${itemId}`

const WEEKDAYS = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'] as const

/** When something is offered: 12月20日（周六）09:00, or the whole month. */
export function sayWhen({ day, time }: { day?: string | undefined; time?: string | undefined }): string {
  if (day === undefined) return '全月都有'
  const [, month, date] = day.split('-').map(Number)
  return `${month}月${date}日（${WEEKDAYS[weekdayOf(day)]}）${time ?? ''}`
}

/** 2031-12 as 2031 年 12 月. */
export const sayListMonth = (month: string): string => `${month.slice(0, 4)} 年 ${Number(month.slice(5))} 月`

/** Since when something waits: 从 10 月延续，已 2 个月. */
export const sayAge = ({ month, age }: { month: string; age: number }): string =>
  `从 ${Number(month.slice(5))} 月延续，已 ${age} 个月`
