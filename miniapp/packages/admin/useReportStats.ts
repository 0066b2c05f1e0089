import { api } from '@miniapp/lib/api'
import { now } from '@miniapp/lib/clock'
import { useLoad } from '@miniapp/lib/useLoad'
import { dayOf } from '@shared/rules/day'
import { monthOf } from '@shared/rules/settlement'
import { useState } from 'react'

/** What was done with reports in a month the office chooses; this one to begin with. */
export function useReportStats() {
  const thisMonth = monthOf(dayOf(now()))
  const [month, setMonth] = useState(thisMonth)
  const load = useLoad(() => api.insights.reportStats({ month }), [month])
  return { load, month, thisMonth, setMonth }
}
