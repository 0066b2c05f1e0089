import { api } from '@miniapp/lib/api/api'
import { now } from '@miniapp/lib/clock'
import { usePages } from '@miniapp/lib/load/usePages'
import { monthBefore, monthOf } from '@shared/rules/points/settlement'
import { dayOf } from '@shared/rules/time/day'
import { useState } from 'react'

export const MONTHS = { last: '上个月', current: '这个月' } as const
type MonthKey = keyof typeof MONTHS

/** The street's shops with what each is owed for this month or the last one. */
export function useShops() {
  const [monthKey, setMonthKey] = useState<MonthKey>('last')
  const current = monthOf(dayOf(now()))
  const month = monthKey === 'last' ? monthBefore(current) : current
  const list = usePages((at) => api.shops.settlements({ month, ...at }), [month], {
    cache: `settlements:${month}`,
  })
  return { monthKey, setMonthKey, month, list }
}
