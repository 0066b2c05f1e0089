import { clockOf, dayOf, isCalendarDay, minuteOf, startOf } from '@shared/rules/time/day'

/** A moment as a browser’s field for one has it, in Shanghai whatever the PC’s zone is. */
export const typedMoment = (at: number): string => `${dayOf(at)}T${clockOf(minuteOf(at))}`

/** The moment that was typed; undefined when it is none. */
export function momentTyped(text: string): number | undefined {
  const [, day = '', hours = '', minutes = ''] = /^(\d{4}-\d\d-\d\d)T(\d\d):(\d\d)/.exec(text) ?? []
  if (!isCalendarDay(day)) return undefined
  return startOf(day) + (Number(hours) * 60 + Number(minutes)) * 60_000
}
