import { ENTRY_KINDS } from '@shared/rules/points/points'
import { monthOf } from '@shared/rules/points/settlement'
import { dayOf } from '@shared/rules/time/day'
import { decodeTime } from 'ulid'
import * as v from 'valibot'
import { ANY_COUNTS, type AnyCount, COUNTS, type CountName, MONTH } from './entities'
import { monthOfReports, ReportMoved } from './reportMonths'
import { standingAfter } from './reportStanding'

/** One number to be raised: which counter, what, by how much. */
export interface Count {
  scope: string
  bucket: string
  name: AnyCount
  by: number
}

/** Numbers by counter: `scope` and `bucket` as one key, in the order they were met. */
export type Tally = Map<string, { scope: string; bucket: string; counts: Partial<Record<AnyCount, number>> }>

const place = { streetId: v.string(), communityId: v.string(), at: v.number() }

/** The append-only records that count, as far as they are read here. */
const Countable = v.variant('_et', [
  v.object({ ...place, _et: v.literal('checkin'), stationId: v.string() }),
  v.object({
    ...place,
    _et: v.literal('entry'),
    kind: v.picklist(ENTRY_KINDS),
    reason: v.string(),
    amount: v.number(),
    memberId: v.string(),
    earnedAt: v.optional(v.number()),
    reverses: v.optional(v.string()),
  }),
  v.object({ ...ReportMoved.entries, _et: v.literal('reportEvent') }),
  v.object({ ...place, _et: v.literal('audit'), action: v.string(), confirmedAt: v.optional(v.number()) }),
  v.object({
    _et: v.literal('redemption'),
    streetId: v.string(),
    merchantId: v.string(),
    day: v.string(),
    outcome: v.picklist(['redeemed', 'refused', 'annulled']),
    pricePoints: v.number(),
  }),
])
type Countable = v.InferOutput<typeof Countable>
type Redeemed = Extract<Countable, { _et: 'redemption' }>
type Entered = Extract<Countable, { _et: 'entry' }>

/** Kinds of records that count when they are inserted: the stream delivers no others (slice.ts). */
export const COUNTED_KINDS: readonly string[] = Countable.options.map(({ entries }) => entries._et.literal).sort()
const KINDS: ReadonlySet<unknown> = new Set(COUNTED_KINDS)

/**
 * What a change of the table counts for: nothing, unless it is the insertion of a record that is never changed again.
 * @throws ValiError when such a record lacks what is counted by: it can never be counted.
 */
export function countsOf(newImage: Record<string, unknown> | undefined, oldImage?: Record<string, unknown>): Count[] {
  if (!newImage || oldImage || !KINDS.has(newImage._et)) return []
  const record = v.parse(Countable, newImage)
  if (record._et === 'redemption') return monthOfShop(record)
  const { streetId, communityId } = record
  const day = dayOf(countedAt(record))
  const byCommunity = namesOf(record).flatMap(([name, by]) =>
    by === 0
      ? []
      : [
          { scope: streetId, bucket: `DAY#${day}#${communityId}`, name, by },
          { scope: streetId, bucket: `TOTAL#${communityId}`, name, by },
        ],
  )
  if (record._et === 'entry') return [...byCommunity, ...monthOfMember(record)]
  if (record._et === 'reportEvent') return [...byCommunity, ...monthOfReports(record), ...standingAfter(record)]
  if (record._et !== 'checkin') return byCommunity
  return [...byCommunity, { scope: `${streetId}#${record.stationId}`, bucket: `DAY#${day}`, name: 'checkins', by: 1 }]
}

/** What a shop handed out counts for its month, as its statement will. */
function monthOfShop({ streetId, merchantId, day, outcome, pricePoints }: Redeemed): Count[] {
  if (outcome === 'refused') return []
  const at = { scope: shopScope(streetId, merchantId), bucket: `${MONTH}${monthOf(day)}` }
  const one = outcome === 'annulled' ? -1 : 1
  return [
    { ...at, name: 'redeemed', by: one },
    { ...at, name: 'pointsSpent', by: one * pricePoints },
  ]
}

/** What somebody earned counts for the month it was earned in, and what is taken back of it is taken from that month. */
function monthOfMember({ streetId, memberId, kind, amount, at, earnedAt = at }: Entered): Count[] {
  const by = kind === 'earn' ? amount : kind === 'reverse' ? -amount : 0
  const bucket = `${MONTH}${monthOf(dayOf(earnedAt))}`
  return by === 0 ? [] : [{ scope: memberScope(streetId, memberId), bucket, name: 'pointsEarned', by }]
}

/** Where the points are counted that a member earned: a partition of their own. */
export const memberScope = (streetId: string, memberId: string) => `${streetId}#member#${memberId}`

/** Whose month a counter is; undefined when it counts something else. */
export function memberMonthOf({ scope, bucket }: Pick<Count, 'scope' | 'bucket'>) {
  const [streetId = '', kind, memberId] = scope.split('#')
  return kind === 'member' && memberId ? { streetId, memberId, month: bucket.slice(MONTH.length) } : undefined
}

/** Where the numbers of a shop are counted. */
export const shopScope = (streetId: string, merchantId: string) => `${streetId}#shop#${merchantId}`

const handedOut = (times: 1 | -1, amount: number): [CountName, number][] => [
  ['redeemed', times],
  ['pointsSpent', times * amount],
]

/** The day a record counts on: of a meal or a confirmation that was taken back, that of what it takes back. */
function countedAt(record: Exclude<Countable, Redeemed>): number {
  if (record._et === 'audit') return record.confirmedAt ?? record.at
  const isMealBack = record._et === 'entry' && record.reason === 'mealUnpost' && record.reverses
  return isMealBack ? decodeTime(isMealBack) : record.at
}

function namesOf(record: Exclude<Countable, Redeemed>): [CountName, number][] {
  switch (record._et) {
    case 'checkin':
      return [['checkins', 1]]
    case 'entry':
      if (record.kind === 'earn') return [['pointsEarned', record.amount]]
      if (record.reason === 'mealHold') return [['vouchers', 1]]
      if (record.reason === 'mealPost') return handedOut(1, record.amount)
      return record.reason === 'mealUnpost' ? handedOut(-1, record.amount) : []
    case 'reportEvent':
      if (record.move === 'submit') return [['reports', 1]]
      if (record.move === 'resolve') return [['resolved', 1]]
      return record.to === 'closed' ? [['closed', 1]] : []
    case 'audit':
      if (record.action === 'registrationSubmitted') return [['registrations', 1]]
      if (record.action === 'registrationTakenBack') return [['confirmed', -1]]
      return record.action === 'registrationConfirmed' ? [['confirmed', 1]] : []
  }
}

/** The key of a record in the table as one string: the identity under which it is counted once. */
export function recordKeyOf({ pk, sk }: Record<string, unknown>): string {
  return `${String(pk)}|${String(sk)}`
}

/** Adds counts to a tally, which it returns. */
export function tally(counts: readonly Count[], into: Tally = new Map()): Tally {
  for (const { scope, bucket, name, by } of counts) {
    const key = `${scope}|${bucket}`
    const entry = into.get(key) ?? { scope, bucket, counts: {} }
    entry.counts[name] = (entry.counts[name] ?? 0) + by
    into.set(key, entry)
  }
  return into
}

/** The numbers a counter holds, and nothing else it says. */
export function countsIn(given: Partial<Record<AnyCount, number | undefined>>): Partial<Record<AnyCount, number>> {
  return Object.fromEntries(ANY_COUNTS.flatMap((name) => (given[name] === undefined ? [] : [[name, given[name]]])))
}

/** The numbers of a day, every one named. */
export function allCounts(given: Partial<Record<CountName, number | undefined>>): Record<CountName, number> {
  const none: Record<CountName, number> = {
    registrations: 0,
    confirmed: 0,
    checkins: 0,
    reports: 0,
    resolved: 0,
    closed: 0,
    vouchers: 0,
    redeemed: 0,
    pointsEarned: 0,
    pointsSpent: 0,
  }
  for (const name of COUNTS) none[name] = given[name] ?? 0
  return none
}

/** Several counters together. */
export function sumOf(all: readonly Partial<Record<CountName, number | undefined>>[]): Record<CountName, number> {
  const sum = allCounts({})
  for (const each of all) for (const name of COUNTS) sum[name] += each[name] ?? 0
  return sum
}
