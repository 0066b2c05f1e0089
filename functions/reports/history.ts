import { recordsOf } from '@functions/platform/events/effect'
import { allOf, type Part } from '@functions/platform/lists/list'
import { get, getNow } from '@functions/platform/store/writes'
import type { Outputs } from '@shared/contract/contract'
import type { FormattedItem } from 'dynamodb-toolbox/entity'
import { Absorbed, ReportNote } from './deskEntities'
import { Report, ReportEvent, reportsBy } from './entities'
import { PhotoMatch } from './likenessEntities'

export type ReportItem = FormattedItem<typeof Report>
export type EventItem = FormattedItem<typeof ReportEvent>
export type NoteItem = FormattedItem<typeof ReportNote>
export type MatchItem = FormattedItem<typeof PhotoMatch>
export type AbsorbedItem = FormattedItem<typeof Absorbed>
export type MoveResult = Outputs['reports']['handle']

export interface History {
  report: ReportItem
  /** Oldest first. */
  timeline: EventItem[]
  /** What staff told each other, oldest first: for nobody else's eyes. */
  notes: NoteItem[]
  /** What was merged into it. */
  absorbed: AbsorbedItem[]
  /** Photos that were used before: for staff alone. */
  matches: MatchItem[]
}

/** A report with its whole timeline and its notes, strongly consistent: one query, one read unit per 4 KB. */
export async function historyOf(reportId: string): Promise<History | undefined> {
  const items = await allOf({ partition: `REPORT#${reportId}` }, Report, ReportEvent, ReportNote, Absorbed, PhotoMatch)
  const report = items.find((found) => found.entity === 'report')
  const timeline = items.filter((found) => found.entity === 'reportEvent')
  const notes = items.filter((found) => found.entity === 'reportNote').sort((a, b) => a.at - b.at)
  const absorbed = items.filter((found) => found.entity === 'absorbed')
  const matches = items.filter((found) => found.entity === 'photoMatch')
  return report && { report, timeline, notes, absorbed, matches }
}

/** What the move of a timeline entry was answered with, then and ever after. */
export function resultOf({ reportId, to, seq, at, points }: EventItem): MoveResult {
  return { reportId, status: to, version: seq, at, points: points ?? 0 }
}

/** Reports and the entries of their timelines, as the stream brings them. */
export const reportRecords = recordsOf(Report)
export const eventRecords = recordsOf(ReportEvent)

/** A report as it stands; undefined when there is none. 1 read unit. */
export const reportNow = (reportId: string): Promise<ReportItem | undefined> => getNow(Report, { reportId })

/** A report, maybe as it was a moment ago; undefined when there is none. ½ read unit. */
export const reportOf = (reportId: string): Promise<ReportItem | undefined> => get(Report, { reportId })

/** What came with a report when it was sent: the first entry of its timeline. ½ read unit. */
export const submissionOf = (reportId: string): Promise<EventItem | undefined> => get(ReportEvent, { reportId, seq: 1 })

/** The newest of what a member reported. One query. */
export const newestOf = (memberId: string, limit: number): Promise<ReportItem[]> => reportsBy(memberId).first(limit)

/** What a member reported, newest first. One query. */
export const reportsOfMember = (memberId: string, part: Part) => reportsBy(memberId).page(part)
