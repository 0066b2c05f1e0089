import { newestOf, type ReportItem } from '@functions/reports/history'
import { REPEATS_LOOKED_AT, repeats } from '@shared/rules/reports/repeat'

/**
 * Is a report nearly what its reporter sent shortly before? One query of at most eleven reports, the newest; withdrawn
 * ones do not count.
 */
export async function isRepeat(report: ReportItem): Promise<boolean> {
  const newest = await newestOf(report.reporterId, REPEATS_LOOKED_AT + 1)
  const earlier = newest.filter(({ reportId, status }) => reportId !== report.reportId && status !== 'withdrawn')
  return repeats(report, earlier)
}
