import { now } from '@functions/platform/clock'
import type { Actor } from '@functions/platform/http/token'
import { newestOf, type ReportItem, reportOf } from '@functions/reports/history'
import type { Outputs } from '@shared/contract/contract'
import { mayBeContacted, reportSource } from '@shared/rules/duties/pairs'
import { dayOf } from '@shared/rules/time/day'
import type { PairItem } from './pair'

type Offer = Outputs['pairs']['one']['offers'][number]

/** So many of a worker's newest reports are looked at. */
const LOOKED_AT = 10

/** A report that somebody answered to its reporter: who it is from is known to them, and it says when. */
const isAnswered = ({ memberId }: Pick<Actor, 'memberId'>, pair: PairItem, report: ReportItem): boolean =>
  report.reporterId === pair.memberId &&
  report.streetId === pair.streetId &&
  !report.anonymous &&
  !report.takenBy &&
  report.assigneeId === memberId &&
  report.resolvedAt !== undefined

const dayAnswered = ({ resolvedAt = 0 }: ReportItem): string => dayOf(resolvedAt)

/** What happened anyway within the days that may still be written down, and did not count yet. One query. */
export async function offersFor(actor: Actor, pair: PairItem): Promise<Offer[]> {
  const today = dayOf(now())
  const newest = await newestOf(pair.memberId, LOOKED_AT)
  return newest
    .filter((report) => isAnswered(actor, pair, report) && mayBeContacted(dayAnswered(report), today))
    .map((report) => ({
      ...{ source: reportSource(report.reportId), day: dayAnswered(report), medium: 'report' as const },
      title: `办好了Ta的随手拍：${report.categoryName}`,
    }))
    .filter(({ source }) => !pair.reached.some((each) => each.source === source))
}

/** May this count as a contact of somebody with a worker? ½ read unit. */
export async function countsAs(actor: Actor, pair: PairItem, source: string): Promise<boolean> {
  const report = await reportOf(source.slice(reportSource('').length))
  return report !== undefined && isAnswered(actor, pair, report)
}
