import { now } from '@functions/platform/clock'
import { newId } from '@functions/platform/store/ids'
import { AGAIN, transact, untilAnswered } from '@functions/platform/store/transact'
import { getNow, updateIf } from '@functions/platform/store/writes'
import { $add, $set } from 'dynamodb-toolbox/entity/actions/update'
import { Account } from './entities'
import { type Movement, recordMove, updateAccount } from './movement'

/**
 * Closes the account of somebody who left: the rest of their points ends with an entry, nothing is earned any more. A
 * redemption that is annulled later still comes back to it. Safe to repeat. One read and one or two transactions of 4
 * write units.
 */
export function closeAccount(memberId: string): Promise<void> {
  return untilAnswered<void>(async () => {
    const account = await getNow(Account, { memberId })
    if (!account || account.closedAt !== undefined) return
    const { available, streetId, earned, spent, held, epoch } = account
    const at = now()
    const rest: Movement = {
      ...{ id: newId(), memberId, streetId, communityId: '', reason: 'expired', amount: available },
      ...{ subject: '注销账号', ref: 'closed', by: 'clock', at },
    }
    if (available > 0) {
      const seen = { earned, spent, held }
      await transact<void>(
        [recordMove<void>(rest, () => AGAIN), updateAccount<void>({ memberId, movements: [rest], seen }, () => AGAIN)],
        () => undefined,
      )
      return AGAIN
    }
    const closed = updateIf(
      Account,
      { memberId, closedAt: at, epoch: $add(1), tasks: $set({}), caps: $set({}) },
      {
        and: [
          { attr: 'epoch', eq: epoch },
          { attr: 'available', eq: 0 },
        ],
      },
    )
    return transact<void>([closed], () => undefined)
  })
}
