import { Entry } from '@functions/ledger/entities'
import type { EntryItem } from '@functions/ledger/movement'
import { Redemption, Stock, Use, Voucher } from '@functions/meals/entities'
import { readNote } from '@functions/meals/uses'
import type { VoucherItem } from '@functions/meals/vouchers'
import type { VoucherState } from '@shared/rules/points/voucher'
import type { FormattedItem } from 'dynamodb-toolbox/entity'
import { EntityFormatter } from 'dynamodb-toolbox/entity/actions/format'
import { allItems } from './onTable'

/** What the meals of a street are kept in. */
export interface MealRecords {
  vouchers: VoucherItem[]
  entries: EntryItem[]
  stocks: FormattedItem<typeof Stock>[]
  uses: FormattedItem<typeof Use>[]
  redemptions: FormattedItem<typeof Redemption>[]
}

/** A promise of the meals that two records break. */
export interface MealDifference {
  where: string
  what: string
  expected: string | number
  found: string | number
}

/** The entries a voucher has in each state, beside the one that holds its points. */
const SETTLED_BY: Record<VoucherState, readonly string[]> = {
  issued: [],
  redeemed: ['mealPost'],
  cancelled: ['mealRelease'],
  refused: ['mealRelease'],
  expired: ['mealRelease'],
  annulled: ['mealPost', 'mealRelease', 'mealUnpost'],
}

/** The records a voucher has at the counter in each state. */
const RECORDED: Record<VoucherState, readonly string[]> = {
  issued: [],
  redeemed: ['redeemed'],
  cancelled: [],
  refused: ['refused'],
  expired: [],
  annulled: ['redeemed', 'annulled'],
}

/**
 * Recomputes what is sold, counted and handed out from the vouchers: each has one hold and, once it is settled, one entry
 * that settles it; stock and counts are those of live vouchers; a counter's records are its vouchers, and their points
 * those that were posted.
 */
export function mealDifferencesOf(records: MealRecords): MealDifference[] {
  const live = records.vouchers.filter(({ state }) => state === 'issued' || state === 'redeemed')
  return [
    ...voucherClaims(records),
    ...stockClaims(live, records.stocks),
    ...countClaims(live, records.uses),
    ...counterClaims(records),
  ].filter(({ expected, found }) => expected !== found)
}

function voucherClaims({ vouchers, entries }: MealRecords): MealDifference[] {
  const ofMeals = entries.filter(({ reason }) => reason.startsWith('meal'))
  const byCode = new Map<string, EntryItem[]>()
  for (const entry of ofMeals) byCode.set(entry.ref, [...(byCode.get(entry.ref) ?? []), entry])
  const said = ({ reason, amount }: Pick<EntryItem, 'reason' | 'amount'>) => `${reason} ${amount}`
  const known = new Set(vouchers.map(({ code }) => code))
  return [
    ...vouchers.map(({ code, state, voucherId, memberId, pricePoints }) => ({
      where: `voucher ${voucherId}`,
      what: `entries of one that is ${state}`,
      expected: ['mealHold', ...SETTLED_BY[state]].map((reason) => `${reason} ${pricePoints}`).join(),
      found: (byCode.get(code) ?? [])
        .filter((entry) => entry.memberId === memberId && (entry.reason !== 'mealHold' || entry.id === voucherId))
        .map(said)
        .sort()
        .join(),
    })),
    ...ofMeals.map(({ id, ref }) => ({
      where: `entry ${id}`,
      what: 'vouchers it is about',
      expected: 1,
      found: known.has(ref) ? 1 : 0,
    })),
  ]
}

function stockClaims(live: readonly VoucherItem[], stocks: MealRecords['stocks']): MealDifference[] {
  type Place = Pick<VoucherItem, 'streetId' | 'offerId' | 'day' | 'shard'>
  const placeOf = ({ streetId, offerId, day, shard }: Place) => `stock ${streetId} ${offerId} ${day} ${shard}`
  const sold = new Map(stocks.map((stock) => [placeOf(stock), stock.sold]))
  return [
    ...claimed('sold', countBy(live, placeOf), sold),
    ...stocks.map((stock) => ({
      where: placeOf(stock),
      what: 'sold beyond its capacity',
      expected: 0,
      found: Math.max(0, stock.sold - stock.capacity),
    })),
  ]
}

function countClaims(live: readonly VoucherItem[], uses: MealRecords['uses']): MealDifference[] {
  const placeOf = ({ streetId, offerId, memberId }: VoucherItem | MealRecords['uses'][number], period: string) =>
    `use ${streetId} ${offerId} ${period} ${memberId}`
  const daily = countBy(live, (voucher) => placeOf(voucher, voucher.day))
  const ever = countBy(
    live.filter(({ everCounts }) => everCounts),
    (voucher) => placeOf(voucher, 'ever'),
  )
  const counted = new Map(uses.map((use) => [placeOf(use, use.period), use.count]))
  const noted = uses.flatMap((use) =>
    [...(use.vouchers ?? [])].map((note) => [use.streetId, readNote(note).code].join()),
  )
  return [
    ...claimed('count', new Map([...daily, ...ever]), counted),
    {
      where: 'uses',
      what: 'vouchers noted for the schedule',
      expected: live
        .map(({ streetId, code }) => [streetId, code].join())
        .sort()
        .join(' '),
      found: noted.sort().join(' '),
    },
  ]
}

function counterClaims({ vouchers, entries, redemptions }: MealRecords): MealDifference[] {
  const atCounter = vouchers.flatMap((voucher) => RECORDED[voucher.state].map((outcome) => ({ ...voucher, outcome })))
  const placeOf = ({ merchantId, code }: Pick<VoucherItem, 'merchantId' | 'code'>, outcome: string) =>
    `shop ${merchantId} voucher ${code} ${outcome}`
  const shopOf = new Map(vouchers.map(({ code, merchantId }) => [code, merchantId]))
  const posted = entries.filter(({ reason }) => reason === 'mealPost' || reason === 'mealUnpost')
  return [
    ...claimed(
      'records of the counter',
      countBy(atCounter, (voucher) => placeOf(voucher, voucher.outcome)),
      countBy(redemptions, (record) => placeOf(record, record.outcome)),
    ),
    ...claimed(
      'points handed out',
      countBy(
        posted,
        ({ ref }) => `shop ${shopOf.get(ref)}`,
        ({ reason, amount }) => (reason === 'mealUnpost' ? -amount : amount),
      ),
      countBy(
        redemptions.filter(({ outcome }) => outcome !== 'refused'),
        ({ merchantId }) => `shop ${merchantId}`,
        ({ outcome, pricePoints }) => (outcome === 'annulled' ? -pricePoints : pricePoints),
      ),
    ),
  ]
}

/** How many items, or how much of something, there is at each place. */
function countBy<T>(items: readonly T[], placeOf: (item: T) => string, amountOf: (item: T) => number = () => 1) {
  const counts = new Map<string, number>()
  for (const item of items) counts.set(placeOf(item), (counts.get(placeOf(item)) ?? 0) + amountOf(item))
  return counts
}

/** What each place should have and has; a place that only one side knows has none on the other. */
function claimed(what: string, expected: Map<string, number>, found: Map<string, number>): MealDifference[] {
  return [...new Set([...expected.keys(), ...found.keys()])].map((where) => ({
    where,
    what,
    expected: expected.get(where) ?? 0,
    found: found.get(where) ?? 0,
  }))
}

/** Reads the whole table and returns what does not add up; `streetId` narrows it to one street. */
export async function verifyMeals(streetId?: string): Promise<MealDifference[]> {
  const records: MealRecords = { vouchers: [], entries: [], stocks: [], uses: [], redemptions: [] }
  for await (const item of allItems()) {
    if (streetId !== undefined && item.streetId !== streetId) continue
    if (item._et === Voucher.entityName) records.vouchers.push(Voucher.build(EntityFormatter).format(item))
    else if (item._et === Entry.entityName) records.entries.push(Entry.build(EntityFormatter).format(item))
    else if (item._et === Stock.entityName) records.stocks.push(Stock.build(EntityFormatter).format(item))
    else if (item._et === Use.entityName) records.uses.push(Use.build(EntityFormatter).format(item))
    else if (item._et === Redemption.entityName)
      records.redemptions.push(Redemption.build(EntityFormatter).format(item))
  }
  return mealDifferencesOf(records)
}
