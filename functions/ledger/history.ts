import { cursorOf, keyOfCursor } from '@functions/platform/lists/cursor'
import type { Key, Part } from '@functions/platform/lists/list'
import type { PageQuery } from '@functions/platform/lists/pages'
import { pick } from '@functions/platform/pick'
import { AGAIN, untilAnswered } from '@functions/platform/store/transact'
import { getNow } from '@functions/platform/store/writes'
import type { Outputs } from '@shared/contract/contract'
import { REASONS, type Reason } from '@shared/rules/points/points'
import { dayOf, startOf } from '@shared/rules/time/day'
import { accountOf } from './accounts'
import { Entry, entriesFrom, entriesOf } from './entities'
import type { AccountItem, EntryItem } from './movement'

type EntryView = Outputs['points']['ledger']['items'][number]

/** An entry as its member sees it. */
export function entryView(entry: EntryItem, balanceAfter: number): EntryView {
  const by = entry.by === entry.memberId ? 'self' : entry.by === 'clock' ? 'clock' : 'staff'
  return {
    ...pick(entry, 'id', 'at', 'reason', 'kind', 'amount', 'balanceDelta', 'heldDelta', 'subject', 'ref', 'reverses'),
    label: REASONS[entry.reason].label,
    by,
    balanceAfter,
  }
}

const VOUCHERS: ReadonlySet<Reason> = new Set(['mealHold', 'mealRelease', 'mealPost', 'mealUnpost'])

/**
 * The same as staff see it. Of an anonymous report they learn that there was one on that day: its kind and the minute
 * would find it among the reports. The digits of a voucher are its owner's.
 */
export function staffView(entry: EntryItem, view: EntryView): EntryView {
  if (entry.discreet) return { ...view, at: startOf(dayOf(entry.at)), subject: '匿名上报', ref: '' }
  return VOUCHERS.has(entry.reason) ? { ...view, ref: entry.ref.slice(-4) } : view
}

/** Entries with the balance after each, going back from the newest, after which it is `balance`. */
export function withBalances(newestFirst: readonly EntryItem[], balance: number): EntryView[] {
  let after = balance
  return newestFirst.map((entry) => {
    const view = entryView(entry, after)
    after -= entry.balanceDelta
    return view
  })
}

/**
 * A page of a member's entries, newest first, each with the balance after it, which is worked out here: writers do not
 * read it. The account's number of entries tells whether what was read belongs together. One query and two reads of the
 * account; a later page goes on from its cursor's balance, or adds up anew when something was written meanwhile.
 */
export function ledgerOf(
  memberId: string,
  { cursor, limit }: PageQuery,
  shown: (entry: EntryItem, view: EntryView) => EntryView = (_, view) => view,
): Promise<Outputs['points']['ledger']> {
  const scope = `ledger#${memberId}`
  return atRest(memberId, async (account) => {
    const key = await keyOfCursor(cursor, scope)
    const { balance: before, entries: seen, ...from } = key ?? {}
    const known = typeof before === 'number' && seen === account.entries ? before : undefined
    const last = typeof from.sk === 'string' ? from.sk : undefined
    const start = known ?? (last ? await balanceBelow(account, last) : account.balance)
    const { items: entries, next: following } = await entriesOf(memberId).page({ limit, from: key && from })
    const items = withBalances(entries, start).map((view, index) => {
      const entry = entries[index]
      return entry ? shown(entry, view) : view
    })
    const balance = start - entries.reduce((sum, { balanceDelta }) => sum + balanceDelta, 0)
    const next = following && { ...following, balance, entries: account.entries }
    const more = await cursorOf(next, scope)
    return { items, cursor: more }
  })
}

/** Reads something of a member's ledger while nothing is written to it; tries again when something was. @throws BUSY */
export function atRest<T>(memberId: string, read: (account: AccountItem) => Promise<T>): Promise<T> {
  return untilAnswered<T>(async () => {
    const account = await accountOf(memberId)
    const answer = await read(account)
    return (await accountOf(memberId)).entries === account.entries ? answer : AGAIN
  })
}

/** The balance before the entry with that sort key: what it is now without all that came since. */
async function balanceBelow({ memberId, balance }: AccountItem, sortKey: string): Promise<number> {
  const newer = await entriesBetween(memberId, sortKey, LAST)
  return balance - newer.reduce((sum, { balanceDelta }) => sum + balanceDelta, 0)
}

/** Sorts after every entry. */
export const LAST = 'LEDGER#~'

/** All entries from one sort key to another, both included, oldest first. */
export const entriesBetween = (memberId: string, from: string, to: string): Promise<EntryItem[]> =>
  entriesFrom(memberId, from, to).all(Number.POSITIVE_INFINITY)

/** One entry of a member's ledger as it stands; undefined when there is none. 1 read unit. */
export const entryNow = (memberId: string, id: string): Promise<EntryItem | undefined> =>
  getNow(Entry, { memberId, id })

/** The entries that hold points for a voucher, among a page of a member's; a page may be short and go on. One query. */
export async function heldFrom(
  memberId: string,
  part: Part,
): Promise<{ entries: EntryItem[]; next?: Key | undefined }> {
  const { items, next } = await entriesOf(memberId).page(part)
  return { entries: items.filter(({ reason }) => reason === 'mealHold'), next }
}
