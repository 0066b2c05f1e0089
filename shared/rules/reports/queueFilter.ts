import type { Point } from '@shared/rules/place/geo'
import { REPORT_STATUSES, type ReportStatus } from '@shared/rules/reports/reportStatus'

/** What of a queue is wanted; everything when nothing is set. */
export interface QueueFilter {
  mine: boolean
  overdue: boolean
  /** Where “near me” is. */
  near?: Point | undefined
  categoryId?: string | undefined
  status?: ReportStatus | undefined
}

export const EVERYTHING: QueueFilter = { mine: false, overdue: false }

/** The statuses that stand in the open list. */
export const OPEN_STATUSES = (Object.keys(REPORT_STATUSES) as ReportStatus[]).filter((key) => REPORT_STATUSES[key].open)

/** A filter as the server wants it. */
export function filterQuery({ mine, overdue, near, categoryId, status }: QueueFilter) {
  return {
    ...(mine ? { mine: 'yes' as const } : {}),
    ...(overdue ? { overdue: 'yes' as const } : {}),
    ...(near ? { latitude: near.latitude, longitude: near.longitude } : {}),
    ...(categoryId ? { categoryId } : {}),
    ...(status ? { status } : {}),
  }
}

/** Does it leave anything out? */
export const isFiltered = (filter: QueueFilter): boolean => Object.keys(filterQuery(filter)).length > 0
