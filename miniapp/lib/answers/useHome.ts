import type { Outputs } from '@shared/contract/contract'
import { CHECKINS_PER_DAY, liveStreak } from '@shared/rules/points/checkin'
import { REPORT_STATUSES, type ReportStatus } from '@shared/rules/reports/reportStatus'
import { dayOf } from '@shared/rules/time/day'
import { useEffect } from 'react'
import { api } from '../api/api'
import { useLoad } from '../load/useLoad'
import { copyOf } from '../offline/copies'
import { noticeMe, useSession } from '../session/session'
import { layInProvisions } from './provisions'
import { keepOverview } from './useStations'

export type Home = Outputs['insights']['home']

type Known = { home: Pick<Home, 'underWay'> | undefined; reports: readonly { status: ReportStatus }[] }

/** Reports are asked for where some may be under way: one was seen, here or in the list, or nothing is known yet. */
export const mayBeUnderWay = ({ home, reports }: Known): boolean =>
  home === undefined || home.underWay.length > 0 || reports.some(({ status }) => REPORT_STATUSES[status].open)

function asked(memberId: string): { reports?: 'yes' } {
  const home = copyOf<Home>(memberId, 'home')?.data
  const reports = copyOf<{ items: { status: ReportStatus }[] }>(memberId, 'reports')?.data.items ?? []
  return mayBeUnderWay({ home, reports }) ? { reports: 'yes' } : {}
}

/** The home screen's one answer; asked only when somebody is signed in, kept for when there is no network. Staff who look at their own have another (useToday). */
export function useHome(when = true) {
  const session = useSession()
  const memberId = session?.me.memberId ?? ''
  const load = useLoad(() => api.insights.home(asked(memberId)), [memberId], {
    cache: 'home',
    when: when && Boolean(session),
  })
  const fresh = load.state === 'ready' && load.fresh ? load.data : undefined
  useEffect(() => {
    if (!fresh) return
    noticeMe(fresh.me)
    // All stations are in it: they can then be looked at without a network, also by who never opened their list.
    keepOverview(fresh)
    layInProvisions()
  }, [fresh])
  return load
}

/** What of a home answer still holds at that moment: a copy may be of another day. */
export function homeAt(home: Home, nowMs: number): Home {
  const { state } = home.checkin
  const today = dayOf(nowMs)
  return {
    ...home,
    checkin: {
      ...home.checkin,
      streak: liveStreak(state, today),
      leftToday: Math.max(0, CHECKINS_PER_DAY - (state.day === today ? state.count : 0)),
    },
    tasks: home.tasks.filter(({ until }) => until > nowMs),
    activities: (home.activities ?? []).filter(({ ends, offerUntil = ends }) => Math.min(ends, offerUntil) > nowMs),
  }
}
