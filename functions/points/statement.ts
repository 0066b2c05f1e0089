import { atRest, entriesBetween, LAST, withBalances } from '@functions/ledger/history'
import type { EntryItem } from '@functions/ledger/movement'
import { type PageQuery, pageOf } from '@functions/platform/lists/pages'
import type { Outputs } from '@shared/contract/contract'
import type { EntryKind } from '@shared/rules/points/points'
import { csvOf } from '@shared/rules/text/csv'
import { monthAfter, sayClock, startOf } from '@shared/rules/time/day'
import { encodeTime } from 'ulid'

/** Where the entries of a moment begin. 10 characters of a ULID are its time. */
const keyAt = (epochMs: number) => `LEDGER#${encodeTime(epochMs, 10)}`

/**
 * A month of a member's points, in the order of the ledger, so that one month's closing balance is the next one's opening.
 * Worked out from the balance backwards: one query from the month on to now, ≈ 1 read unit for 12 entries.
 */
async function monthOf(memberId: string, month: string) {
  const [from, to] = [keyAt(startOf(`${month}-01`)), keyAt(startOf(`${monthAfter(month)}-01`))]
  return atRest(memberId, async ({ balance }) => {
    const all = await entriesBetween(memberId, from, LAST)
    const entries = all.filter(({ id }) => `LEDGER#${id}` < to)
    const closing = balance - sum(all.slice(entries.length))
    return { entries, closing, opening: closing - sum(entries) }
  })
}

const sum = (entries: readonly EntryItem[]) => entries.reduce((total, { balanceDelta }) => total + balanceDelta, 0)

/** The month's sums and a page of its entries, newest first. */
export async function statementOf(
  memberId: string,
  { month, ...page }: PageQuery & { month: string },
): Promise<Outputs['points']['statement']> {
  const { entries, opening, closing } = await monthOf(memberId, month)
  const of = (...kinds: EntryKind[]) => sum(entries.filter(({ kind }) => kinds.includes(kind)))
  const views = withBalances([...entries].reverse(), closing)
  return {
    month,
    opening,
    earned: of('earn'),
    spent: -of('post') || 0,
    expired: -of('expire') || 0,
    corrected: of('reverse', 'unpost', 'restore'),
    closing,
    ...(await pageOf(views, page, `statement#${memberId}#${month}`)),
  }
}

/** The month as a table for a spreadsheet, oldest entry first. */
export async function statementFile(memberId: string, month: string): Promise<Outputs['points']['statementFile']> {
  const { entries, opening, closing } = await monthOf(memberId, month)
  const rows = withBalances([...entries].reverse(), closing)
    .reverse()
    .map((entry) => [
      sayClock(entry.at),
      entry.label,
      entry.subject,
      entry.balanceDelta,
      entry.heldDelta,
      entry.balanceAfter,
    ])
  const content = csvOf(
    ['时间', '事项', '说明', '积分变动', '券里变动', '剩余'],
    [['', '月初剩余', '', undefined, undefined, opening], ...rows, ['', '月末剩余', '', undefined, undefined, closing]],
  )
  return { fileName: `积分账单-${month}.csv`, content }
}
