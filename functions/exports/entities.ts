import { listOf } from '@functions/platform/lists/list'
import { listedFields } from '@functions/platform/lists/listed'
import { fingerprinted } from '@functions/platform/sealed/tokens'
import { kind } from '@functions/platform/store/table'
import { unfinishedFields } from '@functions/platform/store/unfinished'
import { momentText } from '@functions/reports/place'
import { EXPORT_KINDS, type ExportKind } from '@shared/rules/reports/reportExport'
import { Entity, type FormattedItem } from 'dynamodb-toolbox/entity'
import { item, list, number, string } from 'dynamodb-toolbox/schema'

/**
 * who       question                                            key
 * consumer  which reports came in a month in a community        FILED#<street>#<community>#<month> / <submitted>#<id>
 * staff     one table, and how far it is                        EXPORTS#<street> / EXPORT#<ulid>
 * staff     which tables were ordered, by whom, newest first    byOwner  EXPORTS#<street> / <moment>…  backwards
 * schedule  what was ordered and has not ended                  byQueue  UNFINISHED#<street> / <moved>#<id>
 */
const kinds = Object.keys(EXPORT_KINDS) as ExportKind[]

/** That a report of a community came in a month; written by the stream consumer alone (filing.ts). */
export const Filed = new Entity({
  ...kind('filed'),
  schema: item({
    streetId: string().key(),
    communityId: string().key(),
    month: string().key(),
    submittedAt: number().key(),
    reportId: string().key(),
  }),
  computeKey: ({ streetId, communityId, month, submittedAt, reportId }) => ({
    pk: filedPartition({ streetId, communityId }, month),
    sk: `${momentText(submittedAt)}#${reportId}`,
  }),
})

export const filedPartition = (at: { streetId: string; communityId: string }, month: string): string =>
  `FILED#${at.streetId}#${at.communityId}#${month}`

/** A table that was ordered: what it is of, who ordered it, and how far it is. It is also the record of who took what. */
export const ReportExport = new Entity({
  ...kind('reportExport'),
  schema: item({
    streetId: string().key(),
    exportId: string().key(),
    /** Fingerprint of what was ordered. */
    hash: fingerprinted(),
    memberId: string(),
    byLabel: string(),
    kind: string().enum(...kinds),
    communityId: string(),
    communityName: string(),
    fromMonth: string(),
    toMonth: string(),
    at: number(),
    /** `joining`: all parts are there. */
    state: string().enum('waiting', 'running', 'joining', 'done', 'failed'),
    /** Rises with every step; every step is conditioned on it. */
    version: number(),
    movedAt: number(),
    /** How often it was taken up again since its last step (unfinished.ts). */
    tries: number().optional(),
    /** Why it failed; absent in those that had too many rows before it was said. */
    failure: string().enum('tooMany', 'stalled').optional(),
    /** How many reports there are, counted at its beginning, and how many of them were read. */
    total: number(),
    seen: number(),
    rows: number(),
    /** The month that is read, and the last entry of it that was. */
    month: string(),
    after: string().optional(),
    /** Fingerprints of the parts in their order; they are in the names of their objects. */
    parts: list(string()),
    /** Epoch seconds; the file goes at the same time. */
    expiresAt: number(),
    ...listedFields(),
    ...unfinishedFields(),
  }),
  computeKey: ({ streetId, exportId }) => ({ pk: `EXPORTS#${streetId}`, sk: `EXPORT#${exportId}` }),
})

export type ReportExportItem = FormattedItem<typeof ReportExport>

/** Reports that came in a month in a community, in the order in which they came; as it stands where rows are made of it. */
export const filedIn = (at: { streetId: string; communityId: string }, month: string, consistent: boolean) =>
  listOf(Filed, { partition: filedPartition(at, month), consistent })

/** Tables that were ordered, newest first. */
export const exportsIn = (streetId: string) =>
  listOf(ReportExport, { index: 'byOwner', partition: `EXPORTS#${streetId}`, reverse: true })
