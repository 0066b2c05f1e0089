import { now } from '@functions/platform/clock'
import { problem } from '@functions/platform/problem'
import { derivedId } from '@functions/platform/store/ids'
import { AGAIN, type Step } from '@functions/platform/store/transact'
import { getNow, putNew } from '@functions/platform/store/writes'
import { outOfDateYear, REASONS, reversible } from '@shared/rules/points/points'
import { yearOf } from '@shared/rules/time/day'
import { accountOf } from './accounts'
import { Entry, Reversed } from './entities'
import { expire, yearsUpTo } from './expiry'
import { type EntryItem, type Movement, recordMove, updateAccount } from './movement'

/** A correction worked out: the steps that make it, and how much of it is possible. */
export interface Correction {
  steps: Step<never>[]
  done: number
  missing: number
}

interface Whose {
  memberId: string
  streetId: string
  communityId?: string | undefined
}

interface Order {
  /** The id of the administrator's write; the entry's own follows from it. */
  id: string
  member: Whose
  by: string
  reason: string
  /** The token's epoch, when it is the member who writes. */
  epoch?: number
  /** The member's roles change with it. */
  endsTokens?: { rolesVersion: number }
}

/** Points given by hand: they count as earned today. */
export function award({ id, member, by, reason }: Order, amount: number): Correction {
  const movement: Movement = {
    ...base(member),
    id: derivedId(id, 'entry'),
    by,
    reason: 'manualAward',
    amount,
    subject: reason,
    ref: id,
    at: now(),
  }
  const { memberId } = member
  return {
    steps: [
      recordMove<never>(movement, () => AGAIN),
      updateAccount<never>({ memberId, movements: [movement] }, () => AGAIN),
    ],
    done: amount,
    missing: 0,
  }
}

/** The entry that is to be reversed. @throws NOT_FOUND; NOT_REVERSIBLE for what goes with a voucher or is out of date */
export async function entryToReverse(memberId: string, entryId: string): Promise<EntryItem> {
  const entry = await getNow(Entry, { memberId, id: entryId })
  if (!entry) throw problem('NOT_FOUND')
  const { kind, earnedAt = entry.at } = entry
  const isOld = yearOf(earnedAt) <= outOfDateYear(yearOf(now()))
  if ((kind !== 'earn' && kind !== 'reverse') || (kind === 'reverse' && isOld)) throw problem('NOT_REVERSIBLE')
  return entry
}

/**
 * The reversal of an award, as far as its points are left, or of a reversal, whole. Never a debt: what was spent, has
 * expired or is held is `missing`. Where nothing is left no entry is written. Conditioned on the account as it was
 * read.
 * @throws ALREADY_REVERSED
 */
export async function reversal(
  { id, member, by, reason, epoch, endsTokens }: Order,
  entry: EntryItem,
): Promise<Correction> {
  const { memberId } = member
  const at = now()
  await expire({ memberId, communityId: member.communityId ?? '' })
  const account = await accountOf(memberId)
  // After the account: a reversal that it already shows has left its mark by now.
  const before = await getNow(Reversed, { memberId, entryId: entry.id })
  if (before) throw problem('ALREADY_REVERSED')
  const earnedAt = entry.earnedAt ?? entry.at
  const done = entry.kind === 'reverse' ? entry.amount : reversible(entry.amount, yearOf(earnedAt), account)
  const missing = entry.amount - done
  if (done === 0) return { steps: [], done, missing }
  const movement: Movement = {
    ...base(member),
    id: derivedId(id, 'entry'),
    by,
    reason: REASONS[entry.reason].reversal,
    amount: done,
    subject: reason,
    ref: id,
    at,
    reverses: entry.id,
    ...(entry.discreet ? { discreet: true as const } : {}),
    earnedAt,
  }
  const seen = yearsUpTo(yearOf(earnedAt), account)
  return {
    steps: [
      recordMove<never>(movement, () => AGAIN),
      updateAccount<never>({ memberId, movements: [movement], seen, endsTokens, epoch }, () => AGAIN),
      reversedBy(movement, entry.id),
    ],
    done,
    missing,
  }
}

/** That an entry was reversed by another one: `otherwise` says what it means that it was before. 2 write units. */
export const reversedBy = (
  { memberId, id }: Pick<Movement, 'memberId' | 'id'>,
  entryId: string,
  otherwise?: () => never,
): Step<never> => putNew(Reversed, { memberId, entryId, by: id }, otherwise)

const base = ({ memberId, streetId, communityId = '' }: Order['member']) => ({ memberId, streetId, communityId })
