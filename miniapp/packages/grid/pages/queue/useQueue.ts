import { api } from '@miniapp/lib/api/api'
import { usePages } from '@miniapp/lib/load/usePages'
import { useTick } from '@miniapp/lib/load/useTick'
import { useParam } from '@miniapp/lib/navigation/useParam'
import { tellError } from '@miniapp/lib/phone/feedback'
import { retake } from '@miniapp/lib/places/useSpot'
import { EVERYTHING, filterQuery, isFiltered, type QueueFilter } from '@shared/rules/reports/queueFilter'
import type { QueueTab } from '@shared/rules/reports/reportStatus'
import { useState } from 'react'
import { useCommunity } from '../../useCommunity'
import { useBulk } from './useBulk'

/** Time left is told in minutes. */
const TICK_MS = 30_000

/** A team's reports in the order the server gives: urgent first, then by due time. */
export function useQueue() {
  const community = useCommunity({ units: true, first: useParam<'grid/queue'>('team') })
  const [tab, setTab] = useState<QueueTab>('open')
  const overdue = useParam<'grid/queue'>('overdue') === 'yes'
  const [filter, setFilter] = useState<QueueFilter>({ ...EVERYTHING, overdue })
  const nowMs = useTick(TICK_MS)
  const communityId = community.chosen?.communityId ?? ''
  const query = filterQuery(filter)
  const list = usePages(
    (at) => api.reports.queue({ communityId, tab, ...query, ...at }),
    [communityId, tab, JSON.stringify(query)],
    { when: communityId !== '', ...(isFiltered(filter) ? {} : { cache: `queue:${communityId}:${tab}` }) },
  )
  const bulk = useBulk(communityId, list.reload)

  return {
    community,
    tab,
    setTab: (next: QueueTab) => {
      bulk.end()
      setFilter({ ...filter, status: undefined })
      setTab(next)
    },
    filter,
    setFilter,
    toggleNear: async () => {
      if (filter.near) return setFilter({ ...filter, near: undefined })
      const here = await retake().catch(tellError)
      if (here) setFilter({ ...filter, near: { latitude: here.latitude, longitude: here.longitude } })
    },
    list,
    nowMs,
    bulk,
  }
}

export type Queue = ReturnType<typeof useQueue>
