import { problem } from '@functions/platform/problem'
import { type AGAIN, type OldItem, type Step, step } from '@functions/platform/transact'
import type { CheckinState } from '@shared/rules/checkin'
import { yearOf } from '@shared/rules/day'
import { effectOf, REASONS, type Reason } from '@shared/rules/points'
import { EntityFormatter } from 'dynamodb-toolbox/entity/actions/format'
import { ConditionCheck } from 'dynamodb-toolbox/entity/actions/transactCheck'
import { PutTransaction } from 'dynamodb-toolbox/entity/actions/transactPut'
import { UpdateTransaction } from 'dynamodb-toolbox/entity/actions/transactUpdate'
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
  epoch?: number
}

export type AccountItem = ReturnType<typeof accountFrom>
export type EntryItem = ReturnType<typeof entryFrom>

/** An account as it came back with a failed condition. */
export const accountFrom = (old: NonNullable<OldItem>) => Account.build(EntityFormatter).format(old)
/** An entry as it came back with a failed condition. */
export const entryFrom = (old: NonNullable<OldItem>) => Entry.build(EntityFormatter).format(old)

/**
 * Appends an entry; 2 write units. The same id again is the same write or a conflict: `repeated` gets the first
 * entry when its fingerprint is equal.
 * @throws IDEMPOTENCY_CONFLICT when the id was used for something else.
 */
export function append<T>(movement: Movement, repeated: (first: EntryItem) => T | typeof AGAIN): Step<T> {
  const { kind } = REASONS[movement.reason]
  const write = Entry.build(PutTransaction)
    .item({ ...movement, kind, ...effectOf(kind, movement.amount) })
    .options({ condition: { attr: 'id', exists: false }, returnValuesOnConditionFalse: 'ALL_OLD' })
  return step(write, (old) => {
    const first = old && entryFrom(old)
    if (!first || first.hash !== movement.hash) throw problem('IDEMPOTENCY_CONFLICT')
    return repeated(first)
  })
}

/**
 * The account's side of movements; 2 write units. Never below zero: a hold needs that much available, a post or a
 * release that much held. `otherwise` gets the account as it really is when something does not fit.
 */
export function change<T>(
  { memberId, movements, checkin, addTask, dropTask, epoch }: AccountChange,
  otherwise: (account: AccountItem) => T | typeof AGAIN,
): Step<T> {
  const sum = { balance: 0, held: 0, spent: 0 }
  const earned: Record<string, number> = {}
  for (const { reason, amount, at } of movements) {
    const { kind } = REASONS[reason]
    const { balanceDelta, heldDelta } = effectOf(kind, amount)
    sum.balance += balanceDelta
    sum.held += heldDelta
    if (kind === 'earn') earned[yearOf(at)] = (earned[yearOf(at)] ?? 0) + amount
    if (kind === 'post') sum.spent += amount
  }
  const available = sum.balance - sum.held
  const needs = [
    { attr: 'memberId', exists: true } as const,
    ...(available < 0 ? [{ attr: 'available', gte: -available } as const] : []),
    ...(sum.held < 0 ? [{ attr: 'held', gte: -sum.held } as const] : []),
    ...(epoch === undefined ? [] : [{ attr: 'epoch', eq: epoch } as const]),
    ...(checkin
      ? [
          { attr: 'checkin.day', eq: checkin.seen.day } as const,
          { attr: 'checkin.count', eq: checkin.seen.count } as const,
          { attr: 'checkin.streak', eq: checkin.seen.streak } as const,
        ]
      : []),
  ]
  const write = Account.build(UpdateTransaction)
    .item({
      memberId,
      ...(sum.balance ? { balance: $add(sum.balance) } : {}),
      ...(sum.held ? { held: $add(sum.held) } : {}),
      ...(available ? { available: $add(available) } : {}),
      ...(sum.spent ? { spent: $add(sum.spent) } : {}),
      ...(Object.keys(earned).length
        ? { earned: Object.fromEntries(Object.entries(earned).map(([year, points]) => [year, $add(points)])) }
        : {}),
      ...(checkin ? { checkin: $set(checkin.next) } : {}),
      ...(addTask || dropTask
        ? {
            tasks: {
              ...(addTask ? { [addTask.ref]: $set(addTask.task) } : {}),
              ...(dropTask ? { [dropTask]: $remove() } : {}),
            },
          }
        : {}),
    })
    .options({ condition: { and: needs }, returnValuesOnConditionFalse: 'ALL_OLD' })
  return step(write, (old) => {
    if (!old) throw problem('UNAUTHORIZED')
    const account = accountFrom(old)
    if (epoch !== undefined && account.epoch !== epoch) throw problem('UNAUTHORIZED')
    return otherwise(account)
  })
}

/** Lets a write through only while the writer's token still counts; 2 write units. @throws UNAUTHORIZED */
export function stillTrusted(memberId: string, epoch: number): Step<never> {
  const write = Account.build(ConditionCheck).key({ memberId }).condition({ attr: 'epoch', eq: epoch })
  return step(write, () => {
    throw problem('UNAUTHORIZED')
  })
}
