import { countersOf } from '@functions/counters/queries'
import { NOW, reportsScope } from '@functions/counters/scopes'
import { eachOf } from '@functions/platform/pick'
import { REPORT_STATUSES, type ReportStatus } from '@shared/rules/reports/reportStatus'

const STATUSES = Object.keys(REPORT_STATUSES) as ReportStatus[]

export type Standing = Record<ReportStatus, number>

/** How many reports of a street stand in each status, by community; a few seconds behind. One query, ≈ ⅛ read unit a community. */
export async function standingOf(streetId: string): Promise<{ id: string; standing: Standing }[]> {
  const rows = await countersOf(reportsScope(streetId), NOW).all(Number.POSITIVE_INFINITY)
  return rows.map((counter) => ({ id: counter.bucket.slice(NOW.length), standing: summed([counter]) }))
}

/** Added up. What left a status before it was counted to be there is none, for the moment in which that is so. */
export function summed(all: readonly Partial<Record<ReportStatus, number | undefined>>[]): Standing {
  return eachOf(STATUSES, (status) => all.reduce((sum, each) => sum + Math.max(0, each[status] ?? 0), 0))
}
