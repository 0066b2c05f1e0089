import type { Month } from '../points/settlement'
import { addDays, type Day } from '../time/day'
import { beginning, missed, nextDue, type Plan, type Progress } from './plan'

/** Once a calendar month of Shanghai, until its last day. */
const MONTHLY: Plan = { period: 'month', times: 1, from: '2000-01-01', pauses: [] }

/** What came of a try. Only who was reached is in contact: the rest leaves it due. */
export const CONTACT_RESULTS = { reached: '联系上了', notReached: '没联系上', later: '改天再联系' } as const
export type ContactResult = keyof typeof CONTACT_RESULTS

export const CONTACT_MEDIA = {
  call: '打电话',
  met: '当面',
  visit: '上门',
  message: '微信',
  report: '办随手拍',
} as const
export type ContactMedium = keyof typeof CONTACT_MEDIA

/** When somebody likes to be called. */
export const CALL_TIMES = {
  any: '都可以',
  morning: '上午',
  noon: '中午',
  afternoon: '下午',
  evening: '晚上',
  night: '深夜',
} as const
export type CallTime = keyof typeof CALL_TIMES

/** `none`: somebody who asked for no contact person. */
export const PAIR_STATES = { paired: '已结对', unpaired: '待结对', none: '不用联系' } as const

/** What a member asks for; `keep` takes it back. */
export const PAIR_WISHES = { keep: '照旧', another: '换一位', none: '不用联系' } as const
export type PairWish = Exclude<keyof typeof PAIR_WISHES, 'keep'>

export const PAIR_LIMITS = {
  note: 200,
  /** So many days later a contact may still be written down. */
  daysBack: 7,
  /** Contacts with one person that may be written down for one week. */
  contactsAWeek: 30,
  /** The day of the month from which staff are reminded of whom they have not reached. */
  remindOn: 25,
  /** Months whose contacts are remembered in the pair; older ones are in the records. */
  months: 13,
} as const

/** What is often wrong with a contact that is taken back. */
export const CONTACT_BACK_REASONS = ['记错人了', '记重复了', '日期记错了'] as const

/** The first month that is due, by its first day, and how often somebody was reached in each month. */
export interface Reached {
  first: Day
  months: Record<Month, number>
}

/** The first month of somebody paired on a day: the next one, unless it is a month's first day. */
export const firstMonthOf = (day: Day): Day => beginning(MONTHLY, day).period

/** How far a pair is: the latest month in which they were in contact, or the first one. */
function progressOf({ first, months }: Reached): Progress {
  const done = Object.keys(months).filter((month) => `${month}-01` >= first && (months[month] ?? 0) > 0)
  const last = done.sort().at(-1)
  return last === undefined ? { period: first, settled: 0 } : { period: `${last}-01`, settled: months[last] ?? 0 }
}

/** Until when the next contact is due. */
export const dueOf = (reached: Reached): Day => nextDue(MONTHLY, progressOf(reached)) ?? reached.first

/** So many months were due before today without a contact. */
export const missedOf = (reached: Reached, today: Day): number => missed(MONTHLY, progressOf(reached), today)

/** Is the month of that day fulfilled? */
export const isFulfilled = ({ months }: Reached, day: Day): boolean => (months[day.slice(0, 7)] ?? 0) > 0

/**
 * One contact more, or less, in the month of a day. `fulfils` is 1 for the first of a month, −1 when none is left, else 0: so
 * the sum over records is the number of months with a contact.
 */
export function moved(reached: Reached, day: Day, by: 1 | -1): { months: Record<Month, number>; fulfils: -1 | 0 | 1 } {
  const month = day.slice(0, 7)
  const before = reached.months[month] ?? 0
  const kept = Object.keys({ ...reached.months, [month]: 0 })
    .sort()
    .slice(-PAIR_LIMITS.months)
  if (!kept.includes(month)) return { months: reached.months, fulfils: 0 }
  const after = Math.max(0, before + by)
  const months = Object.fromEntries(
    kept.map((each) => [each, each === month ? after : (reached.months[each] ?? 0)] as const),
  )
  return { months, fulfils: before === 0 && after > 0 ? 1 : before > 0 && after === 0 ? -1 : 0 }
}

/** May a contact of `day` be written down on `today`? */
export const mayBeContacted = (day: Day, today: Day): boolean =>
  addDays(today, -PAIR_LIMITS.daysBack) <= day && day <= today

/** Does it belong to a month that is over? It is marked then. */
export const isLate = (day: Day, today: Day): boolean => day.slice(0, 7) < today.slice(0, 7)

/** Something that happened anyway, as the key under which it counts once. */
export const reportSource = (reportId: string): string => `report#${reportId}`
