import { endTokens } from '@functions/ledger/accounts'
import { now } from '@functions/platform/clock'
import type { Actor } from '@functions/platform/http/token'
import { commit } from '@functions/platform/store/transact'
import type { Outputs } from '@shared/contract/contract'

/**
 * Ends every older token; two write units. An ended token cannot sign its owner out again. A transaction, because the
 * SDK's repeat of one is recognised.
 * @throws UNAUTHORIZED
 */
export async function signOutEverywhere({ memberId, epoch }: Actor): Promise<Outputs['identity']['signOutEverywhere']> {
  const revokedAt = now()
  return commit([endTokens(memberId, { epoch, signedOutAt: revokedAt })], () => ({ revokedAt }))
}
