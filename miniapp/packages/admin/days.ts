import { type Day, isDay } from '@shared/rules/day'
import { typedText } from '@shared/rules/typed'

/** `20271001`, `2027-10-01`, `2027.10.1` or `2027年10月1日` as a day; undefined when there is no such day. */
export function dayFrom(typed: string): Day | undefined {
  const text = typedText(typed).replace(/\s/g, '')
  const [, year = '', month = '', date = ''] =
    /^(\d{4})(\d{2})(\d{2})$/.exec(text) ?? /^(\d{4})\D(\d{1,2})\D(\d{1,2})日?$/.exec(text) ?? []
  const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`
  return isDay(day) ? day : undefined
}

/** A list with one more day, in order and each once. */
export const withDay = (days: readonly Day[], day: Day): Day[] => [...new Set([...days, day])].sort()
