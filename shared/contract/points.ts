import * as v from 'valibot'
import { flags } from './flags'
import { pointsOffice } from './pointsOffice'
import { pointsSettings } from './pointsSettings'
import { LedgerEntry, PointsAccount, RuleVersion } from './pointsShapes'
import { get } from './route'
import { MonthText, Page, Points, pageQuery, Slug } from './types'

const Statement = v.object({
  month: MonthText,
  opening: v.number(),
  earned: Points,
  /** Used for meals. */
  spent: Points,
  expired: Points,
  /** What corrections changed, together; may be negative. */
  corrected: v.number(),
  closing: v.number(),
  ...Page(LedgerEntry).entries,
})

/** F – 积分. */
export const points = {
  ...pointsOffice,
  ...pointsSettings,
  ...flags,
  account: get('/points/account', { summary: 'My points', roles: ['worker'] })
    .input(v.object({}))
    .output(PointsAccount),
  ledger: get('/points/ledger', { summary: 'My entries, newest first', roles: ['worker'] })
    .input(v.object({ ...pageQuery }))
    .output(Page(LedgerEntry)),
  statement: get('/points/statement', { summary: 'A month of my points', roles: ['worker'] })
    .input(v.object({ month: MonthText, ...pageQuery }))
    .output(Statement),
  statementFile: get('/points/statement/file', {
    summary: 'A month of my points as CSV',
    roles: ['worker'],
    limit: { per: 'member', max: 20, windowSeconds: 60 },
  })
    .input(v.object({ month: MonthText }))
    .output(v.object({ fileName: v.string(), content: v.string() })),
  rules: get('/points/rules/{streetId}', {
    summary: 'How to earn points in a street',
    roles: ['public'],
    errors: ['NOT_FOUND'],
  })
    .input(v.object({ streetId: Slug }))
    .output(v.object({ items: v.array(RuleVersion) })),
}
