import { point } from '@functions/platform/store/point'
import { kind } from '@functions/platform/store/table'
import { REPORT_MOVES, REPORT_STATUSES, type ReportMove, type ReportStatus } from '@shared/rules/reports/reportStatus'
import { Entity } from 'dynamodb-toolbox/entity'
import { item, list, map, number, string } from 'dynamodb-toolbox/schema'

/**
 * who       question                                     key
 * everyone  one public report                            PUBLISHED#<id> / PUBLISHED
 * everyone  public reports of a month, newest first      PUBLIC#<street>#<open|closed>[#<category>]#<month> / <at>#<id>
 * everyone  what was fixed in a month, newest first      PUBLIC#<street>#fixed#<month> / <at>#<id>
 * everyone  the reports in one small cell of the map     PUBLIC#<street>#cell#<row>-<column> / <at>#<id>
 * everyone  clusters of the map at a zoom level          PUBLICCOUNT#<street>#map#<level> / <row>-<column>
 * everyone  which months does a list have, how long is it  PUBLICCOUNT#<street>#<list> / <month>
 *
 * Copies for everybody, written only by the stream consumer (publication.ts): without the reporter, staff, internal
 * notes, or what in a text names a person. Rebuildable from the reports.
 */
const statuses = Object.keys(REPORT_STATUSES) as ReportStatus[]
const moves = Object.keys(REPORT_MOVES) as ReportMove[]
const states = ['open', 'closed'] as const

/** What a row of a list shows. */
const card = () => ({
  categoryId: string(),
  categoryName: string(),
  /** Its beginning, when it is long. */
  summary: string(),
  address: string(),
  status: string().enum(...statuses),
  submittedAt: number(),
  /** When the last public step was made. */
  movedAt: number(),
  /** When staff said that it is fixed, if they did and it still counts. */
  fixedAt: number().optional(),
  /** gcj02. */
  location: point(),
  /** Stored names of the first photo before and after. */
  beforeName: string().optional(),
  afterName: string().optional(),
})

/** The public copy of a report. What lists and counters hold of it follows from this item alone. */
export const PublicReport = new Entity({
  ...kind('publicReport'),
  schema: item({
    reportId: string().key(),
    streetId: string(),
    communityId: string(),
    /** Rises with every change of this copy; every change is conditioned on it. */
    revision: number(),
    ...card(),
    state: string().enum(...states),
    description: string(),
    dueAt: number(),
    /** Stored names (functions/media/names.ts): they tell nobody whose photos these are. */
    photoNames: list(string()),
    afterNames: list(string()),
    /** Public steps, oldest first. */
    steps: list(
      map({
        move: string().enum('submit', ...moves),
        to: string().enum(...statuses),
        at: number(),
        note: string().optional(),
      }),
    ),
  }),
  computeKey: ({ reportId }) => ({ pk: `PUBLISHED#${reportId}`, sk: 'PUBLISHED' }),
})

/** A public report's place in one list. */
export const PublicEntry = new Entity({
  ...kind('publicEntry'),
  schema: item({
    streetId: string().key(),
    /** With its month, where it has one. */
    list: string().key(),
    /** By which the list is ordered. */
    at: number().key(),
    reportId: string().key(),
    ...card(),
  }),
  computeKey: ({ streetId, list: name, at, reportId }) => ({
    pk: `PUBLIC#${streetId}#${name}`,
    sk: `${String(at).padStart(15, '0')}#${reportId}`,
  }),
})

/** How many public reports a list has in a month, or a cell of the map; sums of coordinates give its middle. */
export const PublicCount = new Entity({
  ...kind('publicCount'),
  schema: item({
    streetId: string().key(),
    scope: string().key(),
    bucket: string().key(),
    count: number(),
    /** Of them open. */
    open: number().optional(),
    /** Sums in millionths of a degree, gcj02: whole numbers, so that they stay exact. */
    latitudeSum: number().optional(),
    longitudeSum: number().optional(),
  }),
  computeKey: ({ streetId, scope, bucket }) => ({ pk: `PUBLICCOUNT#${streetId}#${scope}`, sk: bucket }),
})
