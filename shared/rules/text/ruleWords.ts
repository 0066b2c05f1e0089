import { sayDay } from '../time/day'

interface Told {
  dailyCap?: number | undefined
  firstDay: string
  lastDay?: string | undefined
}

/** The limits of a rule in words: 每天最多 10 分 · 12月31日截止; empty when it has none. */
export function sayLimits({ dailyCap, lastDay }: Told, nowMs: number): string {
  const cap = dailyCap === undefined ? '' : `每天最多 ${dailyCap} 分`
  return [cap, lastDay ? `${sayDay(lastDay, nowMs)}截止` : ''].filter(Boolean).join(' · ')
}

/** The days of a rule: 11月3日起, 11月3日到12月31日. */
export function sayDays({ firstDay, lastDay }: Told, nowMs: number): string {
  return lastDay ? `${sayDay(firstDay, nowMs)}到${sayDay(lastDay, nowMs)}` : `${sayDay(firstDay, nowMs)}起`
}
