import { maskedName } from '@functions/identity/people'
import { REPORT_SOURCES } from '@shared/rules/reports/reportDesk'
import type { ReportItem } from '../history'

const ANONYMOUS = '匿名'
export const YOU = '你'
export const CLOCK = '系统'

/** How staff see a reporter: masked, or 匿名 when they asked for it; 来电 王* for a caller. Warm: no read. */
export async function reporterLabel(
  report: Pick<ReportItem, 'reporterId' | 'anonymous' | 'source' | 'callerMasked'>,
): Promise<string> {
  if (report.source) return `${REPORT_SOURCES[report.source]} ${report.callerMasked ?? ''}`.trim()
  return report.anonymous ? ANONYMOUS : (await maskedName(report.reporterId)) || ANONYMOUS
}
