import * as v from 'valibot'
import { Redemption } from './mealShapes'
import { get, write } from './route'
import { Moment, MonthText, Page, pageQuery, Slug, Text, Ulid } from './types'

const shopStaff = ['merchant', 'admin'] as const

const Sum = v.object({ vouchers: v.number(), points: v.number(), valueFen: v.number() })

/** What a shop is owed for a month. Open: as counted so far; closed: as it stands for good. */
const Statement = v.object({
  month: MonthText,
  merchantId: Slug,
  merchantName: v.string(),
  state: v.picklist(['open', 'closed']),
  /** Handed out in the month itself. */
  own: Sum,
  /** What reached the month before after it was closed. Known when this one is closed. */
  correction: Sum,
  total: Sum,
  /** What one point is worth to a shop; integer fen. */
  pointFen: v.number(),
  /** The month is over and may be closed. */
  over: v.boolean(),
  closedAt: v.optional(Moment),
  closedByLabel: v.optional(v.string()),
})

const month = { merchantId: Slug, month: MonthText }

/** G – the monthly settlement between shops and the street office. */
export const settlements = {
  settlements: get('/shops', {
    summary: "The street's shops with their statement of a month",
    roles: ['admin'],
  })
    .input(v.object({ month: v.optional(MonthText), ...pageQuery }))
    .output(v.object({ ...Page(Statement).entries, month: MonthText })),
  months: get('/shops/{merchantId}/months', {
    summary: "A shop's months, newest first",
    roles: shopStaff,
    errors: ['NOT_FOUND'],
  })
    .input(v.object({ merchantId: Slug, ...pageQuery }))
    .output(Page(Statement)),
  month: get('/shops/{merchantId}/months/{month}', {
    summary: "A shop's statement of a month with the first of its records, and whether I may close it",
    roles: shopStaff,
    shows: 'personal',
    errors: ['NOT_FOUND'],
  })
    .input(v.object({ ...month, ...pageQuery }))
    .output(
      v.object({ ...Page(Redemption).entries, statement: Statement, mayClose: v.boolean(), mayAnnul: v.boolean() }),
    ),
  monthCsv: get('/shops/{merchantId}/months/{month}/csv', {
    summary: 'The same as a table for a spreadsheet',
    roles: shopStaff,
    shows: 'personal',
    limit: { per: 'member', max: 60, windowSeconds: 3600 },
    errors: ['NOT_FOUND'],
  })
    .input(v.object(month))
    .output(v.object({ name: v.string(), csv: v.string() })),
  monthSheet: get('/shops/{merchantId}/months/{month}/sheet', {
    summary: 'The same as one page for a printer: it asks for nothing, and has lines to sign on',
    roles: shopStaff,
    shows: 'personal',
    limit: { per: 'member', max: 60, windowSeconds: 3600 },
    errors: ['NOT_FOUND'],
  })
    .input(v.object(month))
    .output(v.object({ name: v.string(), html: v.string() })),
  annul: write('/shops/{merchantId}/redemptions/{redemptionId}/annul', {
    summary:
      'Take a redemption back that was a mistake: by the owner or the office, until the month after it is closed',
    roles: shopStaff,
    errors: ['NOT_FOUND', 'OWN_ACCOUNT', 'VOUCHER_ANNULLED', 'VOUCHER_NOT_LIVE', 'ANNUL_TOO_LATE'],
  })
    .input(v.object({ merchantId: Slug, redemptionId: Ulid, id: Ulid, reason: Text(2, 60, '原因') }))
    .output(Redemption),
  closeMonth: write('/shops/{merchantId}/months/{month}/close', {
    summary: 'Close a month of a shop: it never changes again; what comes late is corrected in the next',
    roles: ['admin'],
    errors: ['NOT_FOUND', 'MONTH_NOT_OVER', 'MONTH_BEFORE_OPEN', 'MONTH_CLOSED'],
  })
    .input(v.object({ ...month, id: Ulid }))
    .output(Statement),
}
