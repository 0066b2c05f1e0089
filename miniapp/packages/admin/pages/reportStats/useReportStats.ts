import { api } from '@miniapp/lib/api/api'
import { now } from '@miniapp/lib/clock'
import { useLoad } from '@miniapp/lib/load/useLoad'
import { monthOf } from '@shared/rules/points/settlement'
import type { ReportsNow } from '@shared/rules/reports/reportNumbers'
import { dayOf } from '@shared/rules/time/day'
import { useRef, useState } from 'react'

/** What was done with reports in a month the office chooses, this one to begin with; and where they stand now. */
export function useReportStats() {
  const thisMonth = monthOf(dayOf(now()))
  const [month, setMonth] = useState(thisMonth)
  const load = useLoad(() => api.insights.reportStats({ month }), [month])
  // Whatever the month: what is known stays while another month is asked for.
  const standing = useRef<ReportsNow>()
  standing.current = load.data?.now ?? standing.current
  return { load, standing: standing.current, month, thisMonth, setMonth }
}
