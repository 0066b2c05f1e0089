import { api } from '@console/app/client'
import { usePages } from '@console/parts/pages'
import { useTeams } from '@console/parts/street'
import { useStep } from '@console/parts/useStep'
import { filterQuery } from '@shared/rules/reports/queueFilter'
import { useNavigate, useParams, useSearchParams } from 'react-router'
import { addressOf, type Looking, lookingIn } from './address'
import { useFind } from './find/useFind'
import { useLook } from './look'

const PER_PAGE = 30

/** The queue of one team as the address asks for it, and the report that is open beside it. */
export function useReports() {
  const { reportId } = useParams()
  const [address] = useSearchParams()
  const navigate = useNavigate()
  const teams = useTeams({ units: true })
  const looking = lookingIn(address)
  const team = teams?.find(({ communityId }) => communityId === looking.team) ?? teams?.[0]
  const communityId = team?.communityId ?? ''
  const query = { communityId, tab: looking.tab, ...filterQuery(looking) }
  const list = usePages(
    ['reports', 'queue', query],
    (cursor) => api.reports.queue({ ...query, limit: PER_PAGE, cursor }),
    { when: communityId !== '' },
  )
  const find = useFind()
  const queueLook = useLook()
  // What is gone through is what stands on the left.
  const shown = find.asked === '' ? list : find.list
  const { items } = shown

  const goTo = (id: string | undefined, next: Looking = looking) => {
    const search = addressOf(next).toString()
    // Going through a list is one step back, not fifty.
    return navigate({ pathname: id ? `/reports/${id}` : '/reports', search }, { replace: id !== undefined })
  }

  const step = useStep(
    items.map((report) => report.reportId),
    reportId,
    goTo,
  )

  return {
    teams,
    team,
    looking,
    /** The map comes and goes beside what is open. */
    showMap: (map: boolean) => goTo(reportId, { ...looking, map }),
    look: (next: Partial<Looking>) => goTo(undefined, { ...looking, ...next }),
    list,
    /** The list that stands on the left. */
    shown,
    /** What that list is of: another one is looked at from its beginning. */
    about: find.asked === '' ? JSON.stringify(query) : find.asked,
    /** What stands on the left: the queue, or what was found. */
    items,
    find,
    /** How this person sees it on this PC. */
    queueLook,
    reportId,
    open: (id: string | undefined) => goTo(id),
    /** Opens the one so many places further down; the first when none is open. */
    step: (by: 1 | -1) => {
      const isThere = step(by)
      if (!isThere && by > 0 && shown.hasNextPage && !shown.isFetchingNextPage) void shown.fetchNextPage()
    },
  }
}

export type ReportsOfTeam = ReturnType<typeof useReports>
