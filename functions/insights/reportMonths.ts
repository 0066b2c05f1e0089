import { monthOf } from '@shared/rules/points/settlement'
import { REPORT_STATUSES, type ReportMove, type ReportStatus } from '@shared/rules/reports/reportStatus'
import { dayOf } from '@shared/rules/time/day'
import { slotOf } from '@shared/rules/time/durations'
import * as v from 'valibot'
import { type AnyCount, MONTH, type ReportCountName } from './entities'

const statuses = Object.keys(REPORT_STATUSES) as ReportStatus[]

/** A timeline entry as far as it counts. Entries older than the statistics have no category. */
export const ReportMoved = v.object({
  streetId: v.string(),
  communityId: v.string(),
  categoryId: v.optional(v.string()),
  at: v.number(),
  move: v.string(),
  from: v.optional(v.picklist(statuses)),
  to: v.picklist(statuses),
  /** Of a hand-over: the community that had it. */
  fromCommunityId: v.optional(v.string()),
  firstResponseMs: v.optional(v.number()),
  resolutionMs: v.optional(v.number()),
})
export type ReportMoved = v.InferOutput<typeof ReportMoved>

/** What each move counts as; the others leave a report open and count for nothing here. */
const MOVED: Partial<Record<ReportMove | 'submit', ReportCountName>> = {
  submit: 'submitted',
  accept: 'accepted',
  reject: 'rejected',
  resolve: 'resolved',
  confirm: 'confirmed',
  close: 'closedAlone',
  reopen: 'reopened',
  merge: 'merged',
  withdraw: 'withdrawn',
}
const nameOf = new Map(Object.entries(MOVED))

/** Where the numbers of reports are counted, by month. */
export const reportsScope = (streetId: string) => `${streetId}#reports`

/** The two divisions of a month: by community and by category. Every entry has a community, so their sum is the street's. */
export const BY = { community: 'C', category: 'K' } as const

/** The bucket of one community or category; without its id, what the buckets of the division begin with. */
export const reportsBucket = (month: string, by: keyof typeof BY, id = '') => `${MONTH}${month}#${BY[by]}#${id}`

/**
 * What a timeline entry counts for: the month of Shanghai in which it was made, its community and its category as they
 * were after it. So a report may come in in one month and be resolved in the next, and each month says what was done in it.
 */
export function monthOfReports(moved: ReportMoved) {
  const { streetId, communityId, categoryId, at, firstResponseMs, resolutionMs } = moved
  const names: AnyCount[] = []
  const name = nameOf.get(moved.move)
  if (name) names.push(name)
  if (firstResponseMs !== undefined) names.push(`response${slotOf(firstResponseMs)}`)
  if (resolutionMs !== undefined) names.push(`resolution${slotOf(resolutionMs)}`)
  const month = monthOf(dayOf(at))
  const buckets = [
    reportsBucket(month, 'community', communityId),
    ...(categoryId ? [reportsBucket(month, 'category', categoryId)] : []),
  ]
  return buckets.flatMap((bucket) =>
    names.map((each) => ({ scope: reportsScope(streetId), bucket, name: each, by: 1 })),
  )
}
