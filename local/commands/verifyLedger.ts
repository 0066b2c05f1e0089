import { Account, Entry } from '@functions/ledger/entities'
import type { AccountItem, EntryItem } from '@functions/ledger/movement'
import { Voucher } from '@functions/meals/entities'
import type { VoucherItem } from '@functions/meals/vouchers'
import { bucketEffectOf, bucketsOf, effectOf, REASONS } from '@shared/rules/points/points'
import { yearOf } from '@shared/rules/time/day'
import { EntityFormatter } from 'dynamodb-toolbox/entity/actions/format'
import { allItems, fail, onTable } from './onTable'
import { verifyMeals } from './verifyMeals'

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
 * every entry does what its kind says; an entry is reversed at most once, by its own reversal, for no more than it was.
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
  const buckets = entries.map(({ kind, amount, at, earnedAt = at }) => ({
    year: String(yearOf(earnedAt)),
    ...bucketEffectOf(kind, amount),
  }))
  const years = new Set([
    ...Object.keys(earned),
    ...buckets.filter(({ earnedDelta }) => earnedDelta).map(({ year }) => year),
  ])
  const claims: Claim[] = [
    ...entryClaims(entries),
    ['entries', entries.length, account.entries],
    ['balance', sum(entries.map(({ balanceDelta }) => balanceDelta)), balance],
    ['held', sum(entries.map(({ heldDelta }) => heldDelta)), held],
    ['held by issued vouchers', sum(issued.map(({ pricePoints }) => pricePoints)), held],
    ['available', balance - held, available],
    ['points below zero', 0, Math.min(0, available, held, balance, spent, ...Object.values(earned))],
    ['spent', sum(buckets.map(({ spentDelta }) => spentDelta)), spent],
    ['left of all years', balance, sum(bucketsOf(earned, spent).map(({ remaining }) => remaining))],
    ...[...years].map(
      (year): Claim => [
        `earned in ${year}`,
        sum(buckets.filter((each) => each.year === year).map(({ earnedDelta }) => earnedDelta)),
        earned[year] ?? 0,
      ],
    ),
  ]
  // `|| 0`: a sum of nothing and minus nothing are the same.
  return claims
    .filter(([, expected, found]) => (expected || 0) !== (found || 0))
    .map(([what, expected, found]) => ({ memberId, what, expected, found }))
}

type Claim = [what: string, expected: number, found: number]

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)

/** What is promised of the entries alone: each does what its kind says, and reversals are pairs. */
function entryClaims(entries: readonly EntryItem[]): Claim[] {
  const byId = new Map(entries.map((entry) => [entry.id, entry]))
  const reversals = entries.filter(({ reverses }) => reverses !== undefined)
  const unlike = entries.filter((entry) => {
    const effect = effectOf(REASONS[entry.reason].kind, entry.amount)
    const { kind, balanceDelta, heldDelta } = entry
    return kind !== REASONS[entry.reason].kind || effect.balanceDelta !== balanceDelta || effect.heldDelta !== heldDelta
  })
  const mismatched = reversals.filter(({ reverses = '', reason, amount }) => {
    const original = byId.get(reverses)
    return !original || REASONS[original.reason].reversal !== reason || amount > original.amount
  })
  const nameless = entries.filter(({ reason, reverses }) => NAMES_ITS_ENTRY.has(reason) && reverses === undefined)
  return [
    ['entries that do not do what their kind says', 0, unlike.length],
    ['reversals that are not of their entry', 0, mismatched.length],
    ['corrections that name no entry', 0, nameless.length],
    ['entries reversed twice', 0, reversals.length - new Set(reversals.map(({ reverses }) => reverses)).size],
  ]
}

/** Corrections by hand are nothing without the entry they correct; a voucher's own course names the voucher. */
const NAMES_ITS_ENTRY: ReadonlySet<string> = new Set(['earnReversed', 'reinstated', 'mealUnpost', 'expiryUndone'])

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
    if (item._et === Account.entityName) accounts.push(Account.build(EntityFormatter).format(item))
    else if (item._et === Entry.entityName) entries.push(Entry.build(EntityFormatter).format(item))
    else if (item._et === Voucher.entityName) vouchers.push(Voucher.build(EntityFormatter).format(item))
  }
  return { accounts: accounts.length, differences: differencesOf(accounts, entries, vouchers) }
}

/** `npm run ledger:verify [street]`: prints every difference, of accounts and of meals; exit code 1 when there is one. */
async function main(): Promise<void> {
  const { accounts, differences } = await verifyLedger(process.argv[2])
  for (const { memberId, what, expected, found } of differences) {
    process.stdout.write(`${memberId}  ${what}: ${expected} by its records, ${found} in the account\n`)
  }
  const ofMeals = await verifyMeals(process.argv[2])
  for (const { where, what, expected, found } of ofMeals) {
    process.stdout.write(`${where}  ${what}: ${expected} by the vouchers, ${found} found\n`)
  }
  const count = differences.length + ofMeals.length
  process.stdout.write(`${accounts} accounts, ${count} differences\n`)
  if (count > 0) process.exitCode = 1
}

if (process.argv[1] === __filename) onTable(main).catch(fail)
