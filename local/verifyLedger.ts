import { Voucher } from '@functions/meals/entities'
import { type VoucherItem, voucherFrom } from '@functions/meals/vouchers'
import { Account, Entry } from '@functions/points/entities'
import { type AccountItem, accountFrom, type EntryItem, entryFrom } from '@functions/points/ledger'
import { yearOf } from '@shared/rules/day'
import { effectOf } from '@shared/rules/points'
import { allItems, fail, onTable } from './onTable'

/** A promise of the ledger that an account breaks. */
export interface Difference {
  memberId: string
  what: string
  expected: number
  found: number
}

/**
 * Recomputes every account from its entries and its vouchers:
 * balance = Σ balanceDelta = Σ earned − spent; held = Σ heldDelta = Σ price of issued vouchers; available = balance − held ≥ 0;
 * every entry does what its kind says.
 */
export function differencesOf(
  accounts: readonly AccountItem[],
  entries: readonly EntryItem[],
  vouchers: readonly VoucherItem[],
): Difference[] {
  const byMember = groupOf(entries)
  const issuedOf = groupOf(vouchers.filter(({ state }) => state === 'issued'))
  const found = accounts.flatMap((account) =>
    accountDifferences(account, byMember.get(account.memberId) ?? [], issuedOf.get(account.memberId) ?? []),
  )
  const known = new Set(accounts.map(({ memberId }) => memberId))
  const orphans = [...byMember]
    .filter(([memberId]) => !known.has(memberId))
    .map(([memberId, lost]) => ({ memberId, what: 'entries without an account', expected: 0, found: lost.length }))
  return [...found, ...orphans]
}

function accountDifferences(account: AccountItem, entries: readonly EntryItem[], issued: readonly VoucherItem[]) {
  const { memberId, balance, held, available, earned, spent } = account
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
  const wrong = entries.filter(({ kind, amount, balanceDelta, heldDelta }) => {
    const effect = effectOf(kind, amount)
    return effect.balanceDelta !== balanceDelta || effect.heldDelta !== heldDelta
  })
  const earnings = entries.filter(({ kind }) => kind === 'earn')
  const years = new Set([...Object.keys(earned), ...earnings.map(({ at }) => String(yearOf(at)))])
  const claims: [what: string, expected: number, found: number][] = [
    ['entries that do not do what their kind says', 0, wrong.length],
    ['balance', sum(entries.map(({ balanceDelta }) => balanceDelta)), balance],
    ['held', sum(entries.map(({ heldDelta }) => heldDelta)), held],
    ['held by issued vouchers', sum(issued.map(({ pricePoints }) => pricePoints)), held],
    ['available', balance - held, available],
    ['points below zero', 0, Math.min(0, available, held, balance)],
    ['spent', sum(entries.filter(({ kind }) => kind === 'post').map(({ amount }) => amount)), spent],
    ...[...years].map((year): [string, number, number] => [
      `earned in ${year}`,
      sum(earnings.filter(({ at }) => String(yearOf(at)) === year).map(({ amount }) => amount)),
      earned[year] ?? 0,
    ]),
  ]
  // `|| 0`: a sum of nothing and minus nothing are the same.
  return claims
    .filter(([, expected, found]) => (expected || 0) !== (found || 0))
    .map(([what, expected, found]) => ({ memberId, what, expected, found }))
}

function groupOf<T extends { memberId: string }>(items: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const group = groups.get(item.memberId)
    if (group) group.push(item)
    else groups.set(item.memberId, [item])
  }
  return groups
}

/** Reads the whole table and returns what does not add up; `streetId` narrows it to one street. */
export async function verifyLedger(streetId?: string): Promise<{ accounts: number; differences: Difference[] }> {
  const accounts: AccountItem[] = []
  const entries: EntryItem[] = []
  const vouchers: VoucherItem[] = []
  for await (const item of allItems()) {
    if (streetId !== undefined && item.streetId !== streetId) continue
    if (item._et === Account.entityName) accounts.push(accountFrom(item))
    else if (item._et === Entry.entityName) entries.push(entryFrom(item))
    else if (item._et === Voucher.entityName) vouchers.push(voucherFrom(item))
  }
  return { accounts: accounts.length, differences: differencesOf(accounts, entries, vouchers) }
}

/** `npm run ledger:verify [street]`: prints every difference; exit code 1 when there is one. */
async function main(): Promise<void> {
  const { accounts, differences } = await verifyLedger(process.argv[2])
  for (const { memberId, what, expected, found } of differences) {
    process.stdout.write(`${memberId}  ${what}: ${expected} by its records, ${found} in the account\n`)
  }
  process.stdout.write(`${accounts} accounts, ${differences.length} differences\n`)
  if (differences.length > 0) process.exitCode = 1
}

if (process.argv[1] === __filename) onTable(main).catch(fail)
