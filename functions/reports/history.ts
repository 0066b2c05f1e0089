import { table } from '@functions/platform/table'
import type { Outputs } from '@shared/contract/contract'
import type { FormattedItem } from 'dynamodb-toolbox/entity'
import { EntityFormatter } from 'dynamodb-toolbox/entity/actions/format'
import { QueryCommand } from 'dynamodb-toolbox/table/actions/query'
import { Absorbed, ReportNote } from './deskEntities'
import { Report, ReportEvent } from './entities'
import { PhotoMatch } from './likenessEntities'

export type ReportItem = ReturnType<typeof reportFrom>
export type EventItem = FormattedItem<typeof ReportEvent>
export type NoteItem = FormattedItem<typeof ReportNote>
export type MatchItem = FormattedItem<typeof PhotoMatch>
export type AbsorbedItem = FormattedItem<typeof Absorbed>
export type MoveResult = Outputs['reports']['handle']

/** A report as it came back with a failed condition. */
export const reportFrom = (old: Record<string, unknown>) => Report.build(EntityFormatter).format(old)

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
