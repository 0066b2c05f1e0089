import { problem } from '@functions/platform/problem'
import type { AGAIN, Step } from '@functions/platform/store/transact'
import { firstTime, updateIf } from '@functions/platform/store/writes'
import type { CheckinState } from '@shared/rules/points/checkin'
import type { CapState } from '@shared/rules/points/earning'
import { bucketEffectOf, effectOf, outOfDateYear, REASONS, type Reason } from '@shared/rules/points/points'
import { yearOf } from '@shared/rules/time/day'
import type { FormattedItem } from 'dynamodb-toolbox/entity'
import type { Condition } from 'dynamodb-toolbox/entity/actions/parseCondition'
import { $add, $remove, $set } from 'dynamodb-toolbox/entity/actions/update'
import { Account, Entry } from './entities'

/** One movement of points, before it is written. */
export interface Movement {
  id: string
  memberId: string
  streetId: string
  communityId: string
  reason: Reason
  /** A positive integer of points, or 0 when a rule gives nothing. */
  amount: number
  subject: string
  ref: string
  by: string
  at: number
  hash?: string | undefined
  /** The entry it reverses. */
  reverses?: string
  /** Of an anonymous report. */
  discreet?: true
  /** When the points it takes or gives back were earned. */
  earnedAt?: number
  /** Of a release: when the points were held. Not written down; what was held over New Year may be out of date. */
  heldAt?: number
  /** Of an award whose rule has a daily cap: what the account's count of the day was and becomes. Not written down here. */
  cap?: { seen: CapState | undefined; next: CapState } | undefined
}

export interface AccountTask {
  kind: 'voucher' | 'confirmReport'
  title: string
  until: number
}

interface AccountChange {
  memberId: string
  movements: readonly Movement[]
  /** Check-in state to move on from and to. */
  checkin?: { seen: CheckinState; next: CheckinState }
  addTask?: { ref: string; task: AccountTask }
  dropTask?: string
  /** The token's epoch, when the account's own member is the one who writes. */
  epoch?: number | undefined
  /** Roles changed with it: older tokens write nothing any more. */
  endsTokens?: { rolesVersion: number } | undefined
  /** The account from which the amounts were worked out: they hold only while its years and holds stand as they were. */
  seen?: Pick<AccountItem, 'earned' | 'spent' | 'held'>
  /** Points of this year and older have been taken out. */
  expiredThrough?: number
}

export type AccountItem = FormattedItem<typeof Account>
export type EntryItem = FormattedItem<typeof Entry>
type Need = Condition<typeof Account>

/**
 * Appends an entry; 2 write units. Idempotent replay: `repeated` gets the first entry of the same id and fingerprint.
 * @throws IDEMPOTENCY_CONFLICT when the id was used for something else.
 */
export function recordMove<T>(movement: Movement, repeated: (first: EntryItem) => T | typeof AGAIN): Step<T> {
  const { heldAt, cap, ...kept } = movement
  const { kind } = REASONS[movement.reason]
  return firstTime(Entry, { ...kept, hash: movement.hash, kind, ...effectOf(kind, movement.amount) }, repeated)
}

/**
 * The account's side of movements; 2 write units. Never below zero: a hold needs that much available, a post or a
 * release that much held. A hold also needs out-of-date points to be gone (`STALE` in functions/ledger/expiry.ts).
 * `otherwise` gets the account as it really is when something does not fit.
 */
export function updateAccount<T>(given: AccountChange, otherwise: (account: AccountItem) => T | typeof AGAIN): Step<T> {
  const { memberId, movements, checkin, addTask, dropTask, epoch, endsTokens } = given
  const sum = sumOf(movements)
  const expiredThrough = given.expiredThrough ?? reopened(movements)
  return updateIf(
    Account,
    {
      memberId,
      ...(movements.length ? { entries: $add(movements.length) } : {}),
      ...(sum.balance ? { balance: $add(sum.balance) } : {}),
      ...(sum.held ? { held: $add(sum.held) } : {}),
      ...(sum.available ? { available: $add(sum.available) } : {}),
      ...(sum.spent ? { spent: $add(sum.spent) } : {}),
      ...(Object.keys(sum.earned).length
        ? { earned: Object.fromEntries(Object.entries(sum.earned).map(([year, points]) => [year, $add(points)])) }
        : {}),
      expiredThrough,
      ...(checkin ? { checkin: $set(checkin.next) } : {}),
      ...(endsTokens ? { ...endsTokens, epoch: $add(1) } : {}),
      ...(movements.some(({ cap }) => cap)
        ? { caps: Object.fromEntries(movements.flatMap(({ reason, cap }) => (cap ? [[reason, $set(cap.next)]] : []))) }
        : {}),
      ...(addTask || dropTask
        ? {
            tasks: {
              ...(addTask ? { [addTask.ref]: $set(addTask.task) } : {}),
              ...(dropTask ? { [dropTask]: $remove() } : {}),
            },
          }
        : {}),
    },
    { and: needsOf(given, sum) },
    (old) => {
      if (!old) throw problem('UNAUTHORIZED')
      const account = old
      if (epoch !== undefined && account.epoch !== epoch) throw problem('UNAUTHORIZED')
      return otherwise(account)
    },
  )
}

interface Sum {
  balance: number
  held: number
  available: number
  spent: number
  earned: Record<string, number>
}

function sumOf(movements: readonly Movement[]): Sum {
  const sum: Sum = { balance: 0, held: 0, available: 0, spent: 0, earned: {} }
  for (const { reason, amount, at, earnedAt = at } of movements) {
    const { kind } = REASONS[reason]
    const { balanceDelta, heldDelta } = effectOf(kind, amount)
    const { earnedDelta, spentDelta } = bucketEffectOf(kind, amount)
    sum.balance += balanceDelta
    sum.held += heldDelta
    sum.available += balanceDelta - heldDelta
    sum.spent += spentDelta
    if (kind === 'earn' || earnedDelta) sum.earned[yearOf(earnedAt)] = (sum.earned[yearOf(earnedAt)] ?? 0) + earnedDelta
  }
  return sum
}

/** A release of what was held over New Year: whatever of it is out of date has to be looked for again. */
function reopened(movements: readonly Movement[]): number | undefined {
  const years = movements.flatMap(({ heldAt, at }) =>
    heldAt !== undefined && yearOf(heldAt) < yearOf(at) ? [yearOf(heldAt)] : [],
  )
  return years.length ? outOfDateYear(Math.min(...years)) : undefined
}

/** What the account must be for the change to fit. */
function needsOf({ movements, checkin, epoch, seen, addTask }: AccountChange, sum: Sum): Need[] {
  const { available, held, spent } = sum
  // Whoever left earns nothing more and is asked nothing; what they had once comes back.
  const brings = addTask !== undefined || movements.some(({ reason }) => REASONS[reason].kind === 'earn')
  const years = movements.flatMap(({ reason, at }) =>
    REASONS[reason].kind === 'hold' ? [outOfDateYear(yearOf(at))] : [],
  )
  return [
    { attr: 'memberId', exists: true } as const,
    ...(brings ? [{ attr: 'closedAt', exists: false } as const] : []),
    ...(available < 0 ? [{ attr: 'available', gte: -available } as const] : []),
    ...(held < 0 ? [{ attr: 'held', gte: -held } as const] : []),
    ...(spent < 0 ? [{ attr: 'spent', gte: -spent } as const] : []),
    ...(years.length ? [{ attr: 'expiredThrough', gte: Math.max(...years) } as const] : []),
    ...(epoch === undefined ? [] : [{ attr: 'epoch', eq: epoch } as const]),
    ...(checkin ? stillVisited(checkin.seen) : []),
    ...movements.flatMap(({ reason, cap }) => (cap ? stillBrought(reason, cap.seen) : [])),
    ...(seen
      ? [
          { attr: 'spent', eq: seen.spent } as const,
          { attr: 'held', eq: seen.held } as const,
          ...Object.entries(seen.earned).map(([year, points]) => ({ attr: `earned.${year}`, eq: points }) as const),
        ]
      : []),
  ]
}

/** Every value of what was seen: a late visit of the day before changes that day alone. */
function stillVisited({ day, count, streak, earlier }: CheckinState): Need[] {
  const last = [
    { attr: 'checkin.day', eq: day } as const,
    { attr: 'checkin.count', eq: count } as const,
    { attr: 'checkin.streak', eq: streak } as const,
  ]
  if (!earlier) return [...last, { attr: 'checkin.earlier', exists: false } as const]
  return [
    ...last,
    { attr: 'checkin.earlier.day', eq: earlier.day } as const,
    { attr: 'checkin.earlier.count', eq: earlier.count } as const,
    { attr: 'checkin.earlier.streak', eq: earlier.streak } as const,
  ]
}

/** The same of what a reason with a cap brought. */
function stillBrought(reason: Reason, seen: CapState | undefined): Need[] {
  if (!seen) return [{ attr: `caps.${reason}`, exists: false } as const]
  const { day, points, earlier } = seen
  const last = [
    { attr: `caps.${reason}.day`, eq: day } as const,
    { attr: `caps.${reason}.points`, eq: points } as const,
  ]
  if (!earlier) return [...last, { attr: `caps.${reason}.earlier`, exists: false } as const]
  return [
    ...last,
    { attr: `caps.${reason}.earlier.day`, eq: earlier.day } as const,
    { attr: `caps.${reason}.earlier.points`, eq: earlier.points } as const,
  ]
}
