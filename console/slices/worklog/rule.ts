import type { Outputs } from '@shared/contract/contract'
import type { Period } from '@shared/rules/duties/plan'
import { LOG_LIMITS } from '@shared/rules/duties/worklog'
import { type Day, sayDay } from '@shared/rules/time/day'

export type Duty = Outputs['worklog']['duties']['items'][number]
type Rule = Duty['rule']

/** A rule as it is typed: a day that is not chosen yet is an empty text. */
export type TypedRule = Pick<Rule, 'period' | 'times' | 'dueOn' | 'from' | 'to'>

/** The most times of a period that a choice makes sense for. */
export const MOST_TIMES: Readonly<Record<Period, number>> = { day: 1, week: 7, month: LOG_LIMITS.times, once: 1 }

export const WEEKDAYS = ['周一', '周二', '周三', '周四', '周五', '周六', '周日'] as const

export const firstRule = (today: Day): TypedRule => ({ period: 'month', times: 1, from: today })

/** May a day of the period be chosen that it is due on? */
export const hasDueDay = ({ period, times }: Pick<Rule, 'period' | 'times'>): boolean =>
  times === 1 && (period === 'week' || period === 'month')

/** A rule after a change: what no longer fits another period falls out of it, so that nothing hidden is sent. */
export function ruleWith(rule: TypedRule, change: Partial<TypedRule>): TypedRule {
  const next = { ...rule, ...change }
  const isSamePeriod = next.period === rule.period
  const times = isSamePeriod ? Math.min(next.times, MOST_TIMES[next.period]) : 1
  const dueOn = isSamePeriod && hasDueDay({ ...next, times }) ? next.dueOn : undefined
  return { ...next, times, dueOn, to: next.to || undefined }
}

/** How often it is done, in words. */
export function sayRule({ period, times, dueOn, from, to }: Rule, nowMs: number, today: Day): string {
  const span = [from > today ? `${sayDay(from, nowMs)}起` : '', to ? `到${sayDay(to, nowMs)}` : ''].filter(Boolean)
  return [sayPeriod({ period, times, dueOn }), ...span].join('，')
}

function sayPeriod({ period, times, dueOn }: Pick<Rule, 'period' | 'times' | 'dueOn'>): string {
  switch (period) {
    case 'day':
      return '每天'
    case 'once':
      return '只做一次'
    case 'week':
      return dueOn === undefined ? `每周 ${times} 次` : `每周，最晚${WEEKDAYS[dueOn - 1] ?? '周日'}`
    case 'month':
      return dueOn === undefined ? `每月 ${times} 次` : `每月，最晚 ${dueOn} 号`
  }
}
