import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb'
import { now } from '@functions/platform/clock'
import { problem } from '@functions/platform/problem'
import type { Actor } from '@functions/platform/token'
import { Account } from '@functions/points/entities'
import type { Outputs } from '@shared/contract/contract'
import { $add, UpdateItemCommand } from 'dynamodb-toolbox/entity/actions/update'

/**
 * Ends what every older token may write; one write unit. A token that was ended itself has no say in it: a stolen one
 * could sign its owner out again and again. @throws UNAUTHORIZED
 */
export async function signOutEverywhere({ memberId, epoch }: Actor): Promise<Outputs['identity']['signOutEverywhere']> {
  try {
    await Account.build(UpdateItemCommand)
      .item({ memberId, epoch: $add(1) })
      .options({ condition: { attr: 'epoch', eq: epoch } })
      .send()
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error
    throw problem('UNAUTHORIZED')
  }
  return { revokedAt: now() }
}
