import { cached } from '@functions/platform/cache'
import { problem } from '@functions/platform/problem'
import { kind } from '@functions/platform/store/table'
import type { Step } from '@functions/platform/store/transact'
import { checkIf, get, getNow } from '@functions/platform/store/writes'
import { Entity } from 'dynamodb-toolbox/entity'
import { item, number, string } from 'dynamodb-toolbox/schema'
import type { Actor } from './token'

/** What a token is held against: the part of a member's account (ledger/entities.ts) that says whether it still counts. */
const Epoch = new Entity({
  ...kind('account'),
  schema: item({ memberId: string().key(), epoch: number() }),
  computeKey: ({ memberId }) => ({ pk: `MEMBER#${memberId}`, sk: 'HEAD#ACCOUNT' }),
})

/** Members whose epoch one warm function remembers. */
const MAX_MEMBERS = 5_000

const epochs = cached(async (memberId) => (await get(Epoch, { memberId }))?.epoch, { most: MAX_MEMBERS })

/**
 * Lets a reader in only while their token still counts, as it was known at most a minute ago. Warm: no read; else ½ read
 * unit. An epoch only rises: a token younger than what is known is good, and what is known is forgotten.
 * @throws UNAUTHORIZED
 */
export async function trustedLately({ memberId, epoch }: Actor): Promise<void> {
  const known = await epochs(memberId)
  if (known === undefined || epoch > known) {
    epochs.forget(memberId)
    return trustedNow({ memberId, epoch })
  }
  if (epoch < known) throw problem('UNAUTHORIZED')
}

/** The same as it stands this moment: before other people's data are shown or taken out. 1 read unit. @throws UNAUTHORIZED */
export async function trustedNow({ memberId, epoch }: Pick<Actor, 'memberId' | 'epoch'>): Promise<void> {
  if ((await getNow(Epoch, { memberId }))?.epoch !== epoch) throw problem('UNAUTHORIZED')
}

/** Lets a write through only while the writer's token still counts; 2 write units. @throws UNAUTHORIZED */
export function stillTrusted({ memberId, epoch }: Pick<Actor, 'memberId' | 'epoch'>): Step<never> {
  return checkIf(Epoch, { memberId }, { attr: 'epoch', eq: epoch }, () => {
    throw problem('UNAUTHORIZED')
  })
}
