import { getNow } from '@functions/platform/store/writes'
import { Report } from '../entities'
import type { ReportItem } from '../history'

/** A pile that is on its way is some steps long; more than that are broken data. */
const MAX_STEPS = 20

export async function reportOf(reportId: string): Promise<ReportItem | undefined> {
  return getNow(Report, { reportId })
}

/**
 * The report that now stands for this one: itself, or where it was merged into. Links of a merged pile are moved after
 * the merge, so for seconds there may be a step between. One read a step.
 */
export async function standsFor(reportId: string): Promise<ReportItem | undefined> {
  let report = await reportOf(reportId)
  for (let step = 0; report?.mergedInto && step < MAX_STEPS; step++) report = await reportOf(report.mergedInto)
  return report
}

/** That a report still stands for itself. */
export const UNMERGED = { attr: 'mergedInto', exists: false } as const
