import { CATEGORIES, type Categories } from '@miniapp/lib/answers/categories'
import { streetId } from '@miniapp/lib/answers/useStations'
import { api } from '@miniapp/lib/api/api'
import { usePages } from '@miniapp/lib/load/usePages'
import { copyOf, keepCopy, streetOwner } from '@miniapp/lib/offline/copies'
import { useOutboxSent } from '@miniapp/lib/reports/reportOutbox'
import { useEffect, useState } from 'react'

/**
 * My reports, newest first, and what can be reported, in one answer. A report that just arrived at the server makes it
 * load again. What can be reported was laid in on the phone before, for who opens this first without a network.
 */
export function useDesk() {
  const sent = useOutboxSent()
  const mine = usePages(api.reports.mine, [], { cache: 'reports' })
  const [laidIn] = useState(() => copyOf<Categories>(streetOwner(streetId()), CATEGORIES)?.data.items)
  const { refresh } = mine
  useEffect(() => {
    if (sent > 0) refresh()
  }, [sent, refresh])

  const answered = mine.data?.categories
  const isFresh = mine.state === 'ready' && mine.fresh
  useEffect(() => {
    if (answered && isFresh) keepCopy(streetOwner(streetId()), CATEGORIES, { items: answered })
  }, [answered, isFresh])
  return { mine, categories: answered ?? laidIn }
}

export type Desk = ReturnType<typeof useDesk>
