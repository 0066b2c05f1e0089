import { EXPORT_KINDS, EXPORT_LIMITS, EXPORT_STATES } from '@shared/rules/reports/reportExport'
import * as v from 'valibot'
import { get, write } from './route'
import { codesOf, Moment, MonthText, Page, pageQuery, Slug, Ulid } from './types'

/** A table that was asked for, and how far it is. */
export const ReportExportView = v.object({
  exportId: Ulid,
  kind: codesOf(EXPORT_KINDS),
  communityId: Slug,
  communityName: v.string(),
  fromMonth: MonthText,
  toMonth: MonthText,
  /** Who asked for it, masked. */
  byLabel: v.string(),
  at: Moment,
  state: codesOf(EXPORT_STATES),
  /** Why it failed: more rows than a table may have, or it stands still. */
  reason: v.optional(v.picklist(['tooMany', 'stalled'])),
  rows: v.number(),
  /** 0…100. */
  percent: v.number(),
})

/** Tables of reports for the office's own computers. Part of `reports`. */
export const exportRoutes = {
  startExport: write('/reports/exports', {
    summary: 'Orders a table of a community’s reports, or of their timelines, for at most twelve months',
    roles: ['gridWorker', 'admin'],
    success: 202,
    limit: { per: 'member', max: EXPORT_LIMITS.perDay, windowSeconds: 86_400 },
    errors: ['UNKNOWN_COMMUNITY'],
  })
    .input(
      v.object({ id: Ulid, kind: codesOf(EXPORT_KINDS), communityId: Slug, fromMonth: MonthText, toMonth: MonthText }),
    )
    .output(ReportExportView),
  exports: get('/reports/exports', {
    summary: 'Tables that were ordered in one’s communities within 30 days, by whom and how far they are; newest first',
    roles: ['gridWorker', 'admin'],
    shows: 'personal',
  })
    .input(v.object({ ...pageQuery }))
    .output(Page(ReportExportView)),
  export: get('/reports/exports/{exportId}', {
    summary: 'One table; when it is done with a link to the file that lives 10 to 15 minutes',
    roles: ['gridWorker', 'admin'],
    shows: 'personal',
    errors: ['NOT_FOUND'],
  })
    .input(v.object({ exportId: Ulid }))
    .output(v.object({ ...ReportExportView.entries, url: v.optional(v.string()) })),
}
