import { api } from '@miniapp/lib/api'
import { usePages } from '@miniapp/lib/usePages'
import { useTick } from '@miniapp/lib/useTick'
import type { QueueTab } from '@shared/rules/reportStatus'
import { useState } from 'react'
import { useCommunity } from './useCommunity'

/** Time left is told in minutes. */
const TICK_MS = 30_000

/** A community's reports in the order the server gives: urgent first, then by due time. */
export function useQueue() {
  const community = useCommunity()
  const [tab, setTab] = useState<QueueTab>('open')
  const nowMs = useTick(TICK_MS)
  const communityId = community.chosen?.communityId ?? ''
  const list = usePages(
    (cursor) => api.reports.queue({ communityId, tab, ...(cursor ? { cursor } : {}) }),
    [communityId, tab],
    { when: communityId !== '', cache: `queue:${communityId}:${tab}` },
  )
  return { community, tab, setTab, list, nowMs }
}
