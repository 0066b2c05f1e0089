import { Follower } from '@functions/reports/followEntities'
import { following } from '@functions/reports/followers'
import type { ReportItem } from '@functions/reports/history'
import { REPORT_STATUSES } from '@shared/rules/reports/reportStatus'
import { BatchPutRequest } from 'dynamodb-toolbox/entity/actions/batchPut'
import type { Confirmed } from './members'
import { DEMO_PERSONS } from './persons'
import type { Put } from './writer'

/** So many reports of others each demo person said “就是这个” to. */
const FOLLOWED = 3

/** The newest open reports of others, joined by the demo people soon after they came in; raises their `pluses`. */
export function followPuts(reports: readonly ReportItem[], people: readonly Confirmed[], now: number): Put[] {
  const open = reports
    .filter(({ status, urgent }) => REPORT_STATUSES[status].open && !urgent)
    .sort((a, b) => b.submittedAt - a.submittedAt)
  const named = people.filter(({ key }) => DEMO_PERSONS.some((person) => person.key === key))
  return named.flatMap(({ memberId }, turn) =>
    open
      .filter(({ reporterId }) => reporterId !== memberId)
      .filter((_, index) => index % (turn + 2) === 0)
      .slice(0, FOLLOWED)
      .map((report) => {
        const { reportId, streetId, submittedAt } = report
        report.pluses = (report.pluses ?? 0) + 1
        const at = Math.floor(submittedAt + (now - submittedAt) / 50)
        return Follower.build(BatchPutRequest).item(following({ reportId, memberId, streetId, kind: 'plus', at }))
      }),
  )
}
