import { addDays, type Day } from '../time/day'

/**
 * What a member does by their term, as categories of every street's work log: nobody sets them up, and only who holds such a
 * term writes them down. `limit`: more at once waits until staff have confirmed it.
 */
export const SERVED = {
  'served-patrol': { name: '巡查', unit: '次', limit: 5 },
  'served-material': { name: '发放资料', unit: '份', limit: 200 },
  'served-service': { name: '志愿服务', unit: '次', limit: 5 },
} as const
export type ServedId = keyof typeof SERVED

export const SERVED_IDS = Object.keys(SERVED) as ServedId[]

/** Ids of categories that begin so are nobody's to set up. */
export const SERVED_PREFIX = 'served-'

export const SERVED_LIMITS = { quantity: 9999, place: 20, note: 100, daysBack: 7 } as const

/** Does it count at once, or when staff have confirmed it? */
export const waitsForStaff = (categoryId: ServedId, quantity: number): boolean => quantity > SERVED[categoryId].limit

/** May something that was done on `day` be written down on `today`, by a term that began on `from`? */
export const mayBeServed = (day: Day, today: Day, from: Day): boolean =>
  day <= today && day >= addDays(today, -SERVED_LIMITS.daysBack) && day >= from

/** How often somebody has to have done something for the office's thanks. No ranks, and nobody sees another's. */
export const THANKS = [10, 50, 100] as const

/** The last threshold that is reached; undefined before the first. */
export const thanksFor = (entries: number): number | undefined => THANKS.findLast((each) => entries >= each)

/** What a service at an activity is known by: it counts once, whether its member was checked in or writes it down. */
export const activitySource = (activityId: string, memberId: string): string => `activity#${activityId}#${memberId}`
