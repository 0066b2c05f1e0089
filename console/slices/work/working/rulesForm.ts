import { hoursText, type TypedHours } from '@console/parts/hours'
import type { Values } from '@console/parts/RouteForm'
import type { Inputs, Outputs } from '@shared/contract/contract'
import { WEEK, WEEKDAYS } from '@shared/rules/people/shifts'
import { sayDay } from '@shared/rules/time/day'
import { hoursTyped, sayHours } from '@shared/rules/time/hours'
import { USUAL_WORKING } from '@shared/rules/time/working'

export type Working = Outputs['reports']['working']
type Rules = Inputs['reports']['saveWorking']['rules']

export const DAYS = WEEK.map((day) => ({ value: day, label: WEEKDAYS[day] }))

/** What the form of working hours holds; its hours are two texts there. */
export function valuesOf({ rules = USUAL_WORKING }: Working): Values {
  const { opensAtMinute, closesAtMinute, ...days } = rules
  return { ...days, hours: hoursText({ opensAtMinute, closesAtMinute }) }
}

/** The rules that a form says. @throws while its hours are none: its rule has said so before */
export function rulesOf({ hours, ...days }: Values): Rules {
  const { opens, closes } = hours as TypedHours
  const minutes = hoursTyped(opens, closes)
  if (!minutes) throw new Error('a form with such hours is not sent')
  return { ...(days as Pick<Rules, 'weekdays' | 'holidays' | 'extraDays'>), ...minutes }
}

export const LABELS = { weekdays: '每周上班', hours: '上班时间', holidays: '放假', extraDays: '调休上班' }

/** A value of such a form in words. */
export function say(key: string, value: unknown, nowMs: number): string {
  if (key === 'hours') {
    const { opens, closes } = value as TypedHours
    const minutes = hoursTyped(opens, closes)
    return minutes ? sayHours(minutes) : `${opens}–${closes}`
  }
  const words =
    key === 'weekdays'
      ? WEEK.filter((day) => (value as number[]).includes(day)).map((day) => WEEKDAYS[day])
      : (value as string[]).map((day) => sayDay(day, nowMs))
  return words.join('、') || '没有'
}
