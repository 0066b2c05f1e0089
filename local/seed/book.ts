import { Account, Entry } from '@functions/ledger/entities'
import type { AccountTask, Movement } from '@functions/ledger/movement'
import { type CheckinState, NO_CHECKINS } from '@shared/rules/points/checkin'
import { bucketEffectOf, effectOf, outOfDateYear, REASONS } from '@shared/rules/points/points'
import { yearOf } from '@shared/rules/time/day'
import type { FormattedItem } from 'dynamodb-toolbox/entity'
import { BatchPutRequest } from 'dynamodb-toolbox/entity/actions/batchPut'
import type { Put } from './writer'

/** What a member's account is made from: the movements in any order, and the state that is not points. */
export interface Book {
  movements: Movement[]
  checkin: CheckinState
  tasks: Record<string, AccountTask>
}

export const emptyBook = (): Book => ({ movements: [], checkin: { ...NO_CHECKINS }, tasks: {} })

type AccountItem = FormattedItem<typeof Account>

/**
 * The account its movements add up to, by the same arithmetic as the real writes.
 * @throws when at any moment more was held or spent than there was: such a history cannot have happened.
 */
export function accountFrom(member: { memberId: string; streetId: string }, book: Book): AccountItem {
  const { memberId, streetId } = member
  const account = { balance: 0, held: 0, available: 0, spent: 0 }
  const earned: Record<string, number> = {}
  for (const { reason, amount, at } of [...book.movements].sort((a, b) => a.at - b.at)) {
    const { kind } = REASONS[reason]
    const { balanceDelta, heldDelta } = effectOf(kind, amount)
    account.balance += balanceDelta
    account.held += heldDelta
    account.available = account.balance - account.held
    if (kind === 'earn') earned[yearOf(at)] = (earned[yearOf(at)] ?? 0) + amount
    account.spent += bucketEffectOf(kind, amount).spentDelta
    if (account.available < 0 || account.held < 0) throw new Error(`the history of ${memberId} overdraws`)
  }
  const newest = Math.max(...book.movements.map(({ at }) => at), 0)
  const kept = { entries: book.movements.length, expiredThrough: outOfDateYear(yearOf(newest)) }
  return {
    memberId,
    streetId,
    epoch: 1,
    ...account,
    ...kept,
    caps: {},
    earned,
    checkin: book.checkin,
    tasks: book.tasks,
  }
}

/**
 * What can be spent at an instant without overdrawing later, by the movements so far: a history is not told in the order
 * of time, so what was bought in the evening may be in the book before what is bought at noon.
 */
export function availableFrom(book: Book, at: number): number {
  const later = book.movements.filter((movement) => movement.at > at).map((movement) => movement.at)
  return Math.min(...[at, ...later].map((moment) => availableAt(book, moment)))
}

/** What could be spent at an instant, by the movements so far. */
function availableAt({ movements }: Book, at: number): number {
  return movements
    .filter((movement) => movement.at <= at)
    .reduce((sum, { reason, amount }) => {
      const { balanceDelta, heldDelta } = effectOf(REASONS[reason].kind, amount)
      return sum + balanceDelta - heldDelta
    }, 0)
}

/** The account and its entries as items. */
export function bookPuts(member: { memberId: string; streetId: string }, book: Book): Put[] {
  const entries = book.movements.map((movement) => {
    const { kind } = REASONS[movement.reason]
    const { heldAt, cap, ...kept } = movement
    return Entry.build(BatchPutRequest).item({ ...kept, kind, ...effectOf(kind, movement.amount) })
  })
  return [Account.build(BatchPutRequest).item(accountFrom(member, book)), ...entries]
}
