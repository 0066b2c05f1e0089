import { clockOf } from '@shared/rules/time/day'
import { type Hours, hoursTyped, minuteTyped } from '@shared/rules/time/hours'

/** Two times as they are typed. */
export interface TypedHours {
  opens: string
  closes: string
}

export const hoursText = ({ opensAtMinute, closesAtMinute }: Hours): TypedHours => ({
  opens: clockOf(opensAtMinute),
  closes: clockOf(closesAtMinute),
})

/** How the two times are called: of a place, of people who work. */
export const HOURS = { place: ['开门', '关门'], work: ['上班', '下班'] } as const
export type Names = readonly [string, string]

/** What is wrong with them; undefined when they are hours. */
export function hoursFault({ opens, closes }: TypedHours, [begin, end]: Names = HOURS.place): string | undefined {
  if (minuteTyped(opens) === undefined || minuteTyped(closes) === undefined) return '时间请写成 07:00 这样'
  return hoursTyped(opens, closes) ? undefined : `${begin}和${end}不能是同一时间；全天请点“24 小时”`
}
