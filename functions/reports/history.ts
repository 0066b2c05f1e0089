import { recordsOf } from '@functions/platform/effect'
import { table } from '@functions/platform/table'
import { get, getNow } from '@functions/platform/writes'
import type { Outputs } from '@shared/contract/contract'
import type { FormattedItem } from 'dynamodb-toolbox/entity'
import { QueryCommand } from 'dynamodb-toolbox/table/actions/query'
import { Absorbed, ReportNote } from './deskEntities'
import { Report, ReportEvent } from './entities'
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
  const { Items = [] } = await table
    .build(QueryCommand)
    .query({ partition: `REPORT#${reportId}` })
    .entities(Report, ReportEvent, ReportNote, Absorbed, PhotoMatch)
    .options({ consistent: true, showEntityAttr: true, maxPages: Number.POSITIVE_INFINITY })
    .send()
  const report = Items.find((found) => found.entity === 'report')
  const timeline = Items.filter((found) => found.entity === 'reportEvent')
  const notes = Items.filter((found) => found.entity === 'reportNote').sort((a, b) => a.at - b.at)
  const absorbed = Items.filter((found) => found.entity === 'absorbed')
  const matches = Items.filter((found) => found.entity === 'photoMatch')
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

/** What a member reported, newest first; to be sent. */
export const reportsBy = (memberId: string) =>
  table
    .build(QueryCommand)
    .query({ index: 'byOwner', partition: `MEMBER#${memberId}`, range: { beginsWith: 'REPORT#' } })
    .entities(Report)
