import { listOf } from '@functions/platform/lists/list'
import { fingerprinted } from '@functions/platform/sealed/tokens'
import { kind } from '@functions/platform/store/table'
import { TEMPLATE_MOVES, type TemplateMove } from '@shared/rules/reports/replyTemplate'
import { Entity } from 'dynamodb-toolbox/entity'
import { boolean, item, number, string } from 'dynamodb-toolbox/schema'

/**
 * who      question                                    key
 * staff    internal notes of a report                  REPORT#<id> / NOTE#<ulid>   (with the report and its timeline, one query)
 * staff    what my team passed on, newest first        HANDED#<street>#<team> / <moment>#<report>
 * staff    reply templates of the street               STREET#<id> / TEMPLATE#<ulid>   (one query, kept ≤ 60 s)
 */
const moves = Object.keys(TEMPLATE_MOVES) as TemplateMove[]

/** What staff tell each other about a report, append-only; no part of its timeline and not counted in its version. */
export const ReportNote = new Entity({
  ...kind('reportNote'),
  schema: item({
    reportId: string().key(),
    id: string().key(),
    streetId: string(),
    /** `look`: somebody looked at the caller's contact. */
    kind: string().enum('note', 'look'),
    by: string(),
    byLabel: string(),
    at: number(),
    text: string(),
    hash: fingerprinted(),
  }),
  computeKey: ({ reportId, id }) => ({ pk: `REPORT#${reportId}`, sk: `NOTE#${id}` }),
})

/** That a team passed a report on: how the side it left still finds it. */
export const HandedOver = new Entity({
  ...kind('handedOver'),
  schema: item({
    streetId: string().key(),
    teamId: string().key(),
    at: number().key(),
    reportId: string().key(),
    categoryName: string(),
    address: string(),
    toTeamId: string(),
    toName: string(),
    byLabel: string(),
    note: string(),
    /** Epoch seconds. */
    expiresAt: number(),
  }),
  computeKey: ({ streetId, teamId, at, reportId }) => ({
    pk: `HANDED#${streetId}#${teamId}`,
    sk: `${String(at).padStart(15, '0')}#${reportId}`,
  }),
})

export const ReplyTemplate = new Entity({
  ...kind('replyTemplate'),
  schema: item({
    streetId: string().key(),
    templateId: string().key(),
    move: string().enum(...moves),
    title: string(),
    text: string(),
    active: boolean(),
    version: number(),
  }),
  computeKey: ({ streetId, templateId }) => ({ pk: `STREET#${streetId}`, sk: `TEMPLATE#${templateId}` }),
})

/** A report that was merged into this one: written with the merge, never changed. */
export const Absorbed = new Entity({
  ...kind('absorbed'),
  schema: item({
    targetId: string().key(),
    reportId: string().key(),
    at: number(),
    categoryName: string(),
    address: string(),
    submittedAt: number(),
  }),
  computeKey: ({ targetId, reportId }) => ({ pk: `REPORT#${targetId}`, sk: `MERGED#${reportId}` }),
})

/** What a team passed on, newest first. */
export const passedOn = (streetId: string, teamId: string) =>
  listOf(HandedOver, { partition: `HANDED#${streetId}#${teamId}`, reverse: true })

/** Reply templates of a street, oldest first: tens of them. */
export const replyTemplates = (streetId: string) =>
  listOf(ReplyTemplate, { partition: `STREET#${streetId}`, range: { beginsWith: 'TEMPLATE#' } })

/** What was merged into a report, ≤ 100. */
export const mergedInto = (reportId: string) =>
  listOf(Absorbed, { partition: `REPORT#${reportId}`, range: { beginsWith: 'MERGED#' }, consistent: true })
