import { endTokens } from '@functions/ledger/accounts'
import { now } from '@functions/platform/clock'
import type { Actor } from '@functions/platform/http/token'
import { commit } from '@functions/platform/store/transact'
import type { Outputs } from '@shared/contract/contract'

/**
 * Ends what every older token may do; two write units. A token that was ended itself has no say in it: a stolen one could
 * sign its owner out again and again. A transaction, whose repeat by the SDK is known: whoever has just done it is not
 * told that they may not. @throws UNAUTHORIZED
 */
export async function signOutEverywhere({ memberId, epoch }: Actor): Promise<Outputs['identity']['signOutEverywhere']> {
  const revokedAt = now()
  return commit([endTokens(memberId, { epoch, signedOutAt: revokedAt })], () => ({ revokedAt }))
}
