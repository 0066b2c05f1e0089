import { api } from '@miniapp/lib/api'
import { useLoad } from '@miniapp/lib/useLoad'
import type { Outputs } from '@shared/contract/contract'
import { useState } from 'react'
import { barsOf, type Metric } from './metrics'

export type Today = Outputs['insights']['today']
export type CommunityCounts = Today['communities'][number]

/** As many bars as stand side by side on a small phone. */
const DAYS = 14

/** The street office's numbers: today, since the beginning, by community, and the last two weeks of one metric. */
export function useToday() {
  const load = useLoad(
    async () => {
      const [today, days] = await Promise.all([api.insights.today({}), api.insights.days({ limit: DAYS })])
      return { today, days: days.items }
    },
    [],
    { cache: 'insights' },
  )
  const [metric, setMetric] = useState<Metric>('checkins')
  const [drilled, setDrilled] = useState<string>()
  return {
    load,
    metric,
    setMetric,
    bars: load.data ? barsOf(load.data.days, metric) : [],
    drilled: load.data?.today.communities.find(({ communityId }) => communityId === drilled),
    drill: setDrilled,
  }
}
