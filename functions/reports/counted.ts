import { byCommunity, type CountedKind, countedKind, place } from '@functions/counters/kinds'
import type { AnyCount, ReportCountName } from '@functions/counters/names'
import { NOW, reportsBucket, reportsScope } from '@functions/counters/scopes'
import type { Count } from '@functions/counters/tally'
import { monthOf } from '@shared/rules/points/settlement'
import { REPORT_STATUSES, type ReportMove, type ReportStatus } from '@shared/rules/reports/reportStatus'
import { SATISFIED_FROM } from '@shared/rules/reports/verdict'
import { dayOf } from '@shared/rules/time/day'
import { slotOf } from '@shared/rules/time/durations'
import * as v from 'valibot'

const statuses = Object.keys(REPORT_STATUSES) as ReportStatus[]

/** A timeline entry as far as it counts. Entries older than the statistics have no category. */
const Moved = v.object({
  ...place,
  categoryId: v.optional(v.string()),
  move: v.string(),
  from: v.optional(v.picklist(statuses)),
  to: v.picklist(statuses),
  /** Of a hand-over: the community that had it. */
  fromCommunityId: v.optional(v.string()),
  firstResponseMs: v.optional(v.number()),
  resolutionMs: v.optional(v.number()),
  inTime: v.optional(v.boolean()),
  stars: v.optional(v.number()),
})
type Moved = v.InferOutput<typeof Moved>

/** What of the records here counts: for the street's day, for the month, and for where reports stand now. */
export const counted: readonly CountedKind[] = [
  countedKind('reportEvent', Moved.entries, (moved) => [
    ...dayOfStreet(moved),
    ...monthOfReports(moved),
    ...standingAfter(moved),
  ]),
]

function dayOfStreet(moved: Moved): Count[] {
  if (moved.move === 'submit') return byCommunity(moved, 'reports', 1)
  if (moved.move === 'resolve') return byCommunity(moved, 'resolved', 1)
  return moved.to === 'closed' ? byCommunity(moved, 'closed', 1) : []
}

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

/**
 * The month a timeline entry was made in, by its community and category after it: a report may come in in one month and
 * be resolved in the next.
 */
function monthOfReports(moved: Moved): Count[] {
  const { streetId, communityId, categoryId, at, firstResponseMs, resolutionMs, inTime, stars } = moved
  const names: AnyCount[] = []
  const name = nameOf.get(moved.move)
  if (name) names.push(name)
  if (firstResponseMs !== undefined) names.push(`response${slotOf(firstResponseMs)}`)
  if (resolutionMs !== undefined) names.push(`resolution${slotOf(resolutionMs)}`)
  if (inTime !== undefined) names.push('timed')
  if (inTime) names.push('inTime')
  if (stars !== undefined) names.push('rated')
  if (stars !== undefined && stars >= SATISFIED_FROM) names.push('satisfied')
  const month = monthOf(dayOf(at))
  const buckets = [
    reportsBucket(month, 'community', communityId),
    ...(categoryId ? [reportsBucket(month, 'category', categoryId)] : []),
  ]
  return buckets.flatMap((bucket) =>
    names.map((each) => ({ scope: reportsScope(streetId), bucket, name: each, by: 1 })),
  )
}

/**
 * Where reports stand now: one less where this one came from, one more where it is. Entries never change, so their sum
 * is exact in any order.
 */
function standingAfter({ streetId, communityId, fromCommunityId = communityId, from, to }: Moved): Count[] {
  if (from === to && fromCommunityId === communityId) return []
  const one = (community: string, name: ReportStatus, by: number) => ({
    scope: reportsScope(streetId),
    bucket: `${NOW}${community}`,
    name,
    by,
  })
  return [...(from ? [one(fromCommunityId, from, -1)] : []), one(communityId, to, 1)]
}
