import { Account } from '@functions/ledger/entities'
import { now } from '@functions/platform/clock'
import { problem } from '@functions/platform/problem'
import type { Actor } from '@functions/platform/token'
import { step, transact, untilAnswered } from '@functions/platform/transact'
import type { Outputs } from '@shared/contract/contract'
import { UpdateTransaction } from 'dynamodb-toolbox/entity/actions/transactUpdate'

/**
 * Ends what every older token may do; two write units. A token that was ended itself has no say in it: a stolen one could
 * sign its owner out again and again. A transaction, whose repeat by the SDK is known: whoever has just done it is not
 * told that they may not. @throws UNAUTHORIZED
 */
export async function signOutEverywhere({ memberId, epoch }: Actor): Promise<Outputs['identity']['signOutEverywhere']> {
  const raise = Account.build(UpdateTransaction)
    .item({ memberId, epoch: epoch + 1 })
    .options({ condition: { attr: 'epoch', eq: epoch } })
  return untilAnswered(() =>
    transact<Outputs['identity']['signOutEverywhere']>(
      [
        step(raise, () => {
          throw problem('UNAUTHORIZED')
        }),
      ],
      () => ({ revokedAt: now() }),
    ),
  )
}
