import { api } from '@miniapp/lib/api/api'
import { useLoad } from '@miniapp/lib/load/useLoad'
import type { Outputs } from '@shared/contract/contract'
import { barsOf, type Metric } from '@shared/rules/office/metrics'
import { useState } from 'react'

export type Today = Outputs['insights']['today']
export type CommunityCounts = Today['communities'][number]

/** The street office's numbers: today, since the beginning, by community, and the last two weeks of one metric. */
export function useToday() {
  const load = useLoad(() => api.insights.today({}), [], { cache: 'insights' })
  const [metric, setMetric] = useState<Metric>('checkins')
  const [drilled, setDrilled] = useState<string>()
  return {
    load,
    metric,
    setMetric,
    bars: load.data ? barsOf(load.data.days, metric) : [],
    drilled: load.data?.communities.find(({ communityId }) => communityId === drilled),
    drill: setDrilled,
  }
}
