import { addDays, type Day } from '../time/day'

/** Sizes of a community's work log (社区工作台账). */
export const LOG_LIMITS = {
  /** Categories of a street, those switched off too. */
  categories: 40,
  name: 12,
  unit: 4,
  /** The most of an entry, in its category's unit. */
  quantity: 9999,
  building: 20,
  note: 200,
  /** So many days later something may still be written down. */
  daysBack: 31,
  /** Recurring duties of a community that are not over. */
  duties: 60,
  dutyName: 20,
  times: 31,
  pauseDays: 366,
} as const

/** What is often the reason why a duty is left out once. */
export const SKIP_REASONS = ['下雨下雪', '居民不在家', '已由物业做过'] as const
/** What is often wrong with an entry that is taken back. */
export const REVERSE_REASONS = ['记重复了', '数量写错了', '不是我们社区'] as const

/** May something that was done on `day` be written down on `today`? */
export const mayBeLogged = (day: Day, today: Day): boolean =>
  addDays(today, -LOG_LIMITS.daysBack) <= day && day <= today
