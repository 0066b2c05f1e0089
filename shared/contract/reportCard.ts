import { REPORT_STATUSES } from '@shared/rules/reports/reportStatus'
import * as v from 'valibot'
import { codesOf, Moment, Slug, Ulid } from './types'

/** A report in a list. */
export const ReportCard = v.object({
  reportId: Ulid,
  categoryId: Slug,
  categoryName: v.string(),
  description: v.string(),
  status: codesOf(REPORT_STATUSES),
  urgent: v.boolean(),
  communityId: Slug,
  address: v.string(),
  submittedAt: Moment,
  /** When it should be resolved. */
  dueAt: Moment,
  overdue: v.boolean(),
  /** A square of the first photo, 184 px; empty when there is none. */
  thumbUrl: v.string(),
  /** How often the reporter said it was not fixed. */
  reopenedCount: v.number(),
})
