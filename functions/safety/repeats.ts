import { table } from '@functions/platform/table'
import { Report } from '@functions/reports/entities'
import type { ReportItem } from '@functions/reports/history'
import { REPEATS_LOOKED_AT, repeats } from '@shared/rules/repeat'
import { QueryCommand } from 'dynamodb-toolbox/table/actions/query'

/**
 * Is a report nearly what its reporter sent shortly before? One query of at most eleven reports, the newest; withdrawn
 * ones do not count.
 */
export async function isRepeat(report: ReportItem): Promise<boolean> {
  const { Items = [] } = await table
    .build(QueryCommand)
    .query({ index: 'byOwner', partition: `MEMBER#${report.reporterId}`, range: { beginsWith: 'REPORT#' } })
    .entities(Report)
    .options({ limit: REPEATS_LOOKED_AT + 1, reverse: true })
    .send()
  const earlier = Items.filter(({ reportId, status }) => reportId !== report.reportId && status !== 'withdrawn')
  return repeats(report, earlier)
}
