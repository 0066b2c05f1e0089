import { type Erasure, erasing } from '@functions/platform/held'
import { remove } from '@functions/platform/store/writes'
import { ReportDay, reportDaysOf, reportsBy } from './entities'
import { Follower, followedBy, leftBy } from './followEntities'
import { leaveReport } from './leaving'
import { OwnView, OwnViews, viewCountOf, viewsOf } from './viewEntities'

/** So many reports at once: each has up to 200 entries and its photos. */
const AT_ONCE = 5

const reports: Erasure = {
  name: 'reports',
  page: async (whose, from) => {
    const { items, next } = await reportsBy(whose.memberId).page({ limit: AT_ONCE, from })
    for (const { reportId } of items) await leaveReport(whose, reportId)
    return next
  },
}

export const erasures: readonly Erasure[] = [
  reports,
  erasing<typeof Follower>(
    'followed once',
    ({ memberId }) => leftBy(memberId),
    (follower) => [remove(Follower, follower)],
  ),
  erasing<typeof Follower>(
    'followed',
    ({ memberId }) => followedBy(memberId),
    (follower) => [remove(Follower, follower)],
  ),
  erasing<typeof OwnView>(
    'views of the queue',
    ({ memberId }) => viewsOf(memberId),
    (view) => [remove(OwnView, view)],
  ),
  erasing<typeof OwnViews>(
    'how many views',
    ({ memberId }) => viewCountOf(memberId),
    (count) => [remove(OwnViews, count)],
  ),
  erasing<typeof ReportDay>(
    'days of reports',
    ({ memberId }) => reportDaysOf(memberId),
    (day) => [remove(ReportDay, day)],
  ),
]
