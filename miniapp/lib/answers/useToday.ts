import type { Outputs } from '@shared/contract/contract'
import type { PlainPage } from '@shared/pages'
import { DUE_KINDS } from '@shared/rules/office/due'
import { useEffect } from 'react'
import { api } from '../api/api'
import { useLoad } from '../load/useLoad'
import { noticeMe, useSession } from '../session/session'
import { worksForStreet } from '../session/staff'
import { keepStreet } from './useStations'

export type Today = Outputs['today']['home']
export type DueItem = Today['first']['items'][number]

/** Staff's first screen in one answer, kept for when there is no network. Asked for by nobody else. */
export function useToday(when = true) {
  const me = useSession()?.me
  const load = useLoad(() => api.today.home({}), [me?.memberId], { cache: 'today', when: when && worksForStreet(me) })
  const fresh = load.state === 'ready' && load.fresh ? load.data : undefined
  useEffect(() => {
    if (!fresh) return
    noticeMe(fresh.me)
    keepStreet(fresh.street)
  }, [fresh])
  return load
}

/** What waits behind an entrance. */
export interface Waits {
  count: number
  unit: string
  late?: true
}
export type Numbers = Partial<Record<PlainPage, Waits>>

/** Which number stands at which entrance. */
export function numbersOf(today: Today | undefined): Numbers {
  if (!today) return {}
  const waiting = today.waiting.map(({ kind, count }) => [DUE_KINDS[kind].page, { count, unit: DUE_KINDS[kind].unit }])
  return { ...Object.fromEntries(waiting), 'grid/alerts': { count: today.urgent, unit: '件', late: true } }
}
