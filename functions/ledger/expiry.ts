import { now } from '@functions/platform/clock'
import { newId } from '@functions/platform/store/ids'
import { AGAIN, transact, untilAnswered } from '@functions/platform/store/transact'
import { bucketsOf, dueIn, outOfDateYear } from '@shared/rules/points/points'
import { yearOf } from '@shared/rules/time/day'
import { accountOf } from './accounts'
import { type AccountItem, type Movement, recordMove, updateAccount } from './movement'

/** A hold met points that are out of date: take them out (`expire`) and hold again. */
export const STALE = Symbol('stale')

/** True while out-of-date points may still lie in an account: nothing is held from it then. */
export const isStale = ({ expiredThrough }: Pick<AccountItem, 'expiredThrough'>, at: number) =>
  expiredThrough < outOfDateYear(yearOf(at))

export interface Expiry {
  /** Points taken out. */
  expired: number
  /** Points that are out of date too, but lie under vouchers: they go when these give them back. */
  waiting: number
}

/**
 * Takes out-of-date points out of one account. Safe to repeat: the amount is conditioned on the account as it was read.
 * One read and one transaction of 4 write units; no write when it is known that nothing is out of date.
 * @throws UNAUTHORIZED when there is no such account.
 */
export function expire(member: { memberId: string; communityId: string }): Promise<Expiry> {
  const { memberId, communityId } = member
  return untilAnswered<Expiry>(async () => {
    const at = now()
    const account = await accountOf(memberId)
    const expired = dueIn(yearOf(at), account)
    const waiting = oldPoints(account, at) - expired
    if (expired === 0 && !isStale(account, at)) return { expired, waiting }
    const movement: Movement = {
      id: newId(),
      memberId,
      streetId: account.streetId,
      communityId,
      reason: 'expired',
      amount: expired,
      subject: `${outOfDateYear(yearOf(at))} 年及以前的积分`,
      ref: String(outOfDateYear(yearOf(at))),
      by: 'clock',
      at,
    }
    const movements = expired ? [movement] : []
    const expiredThrough = outOfDateYear(yearOf(at))
    return transact<Expiry>(
      [
        ...movements.map((each) => recordMove<Expiry>(each, () => AGAIN)),
        updateAccount<Expiry>(
          { memberId, movements, seen: yearsUpTo(expiredThrough, account), expiredThrough },
          () => AGAIN,
        ),
      ],
      () => ({ expired, waiting }),
    )
  })
}

/** What an amount taken from years up to that one was worked out from; earning goes on in later ones meanwhile. */
export function yearsUpTo(
  year: number,
  { earned, spent, held }: AccountItem,
): Pick<AccountItem, 'earned' | 'spent' | 'held'> {
  return { spent, held, earned: Object.fromEntries(Object.entries(earned).filter(([each]) => Number(each) <= year)) }
}

/** Points of out-of-date years that are still in the account, held or not. */
function oldPoints({ earned, spent }: AccountItem, at: number): number {
  return bucketsOf(earned, spent)
    .filter(({ year }) => year <= outOfDateYear(yearOf(at)))
    .reduce((sum, { remaining }) => sum + remaining, 0)
}
