import { now } from '@functions/platform/clock'
import { fingerprint } from '@functions/platform/ids'
import { unseal } from '@functions/platform/personal'
import { problem } from '@functions/platform/problem'
import type { Actor } from '@functions/platform/token'
import { step, transact, untilAnswered } from '@functions/platform/transact'
import { stillTrusted } from '@functions/points/ledger'
import type { Inputs, Outputs } from '@shared/contract/contract'
import { EntityFormatter } from 'dynamodb-toolbox/entity/actions/format'
import { PutTransaction } from 'dynamodb-toolbox/entity/actions/transactPut'
import { registrationFor } from './decide'
import { Audit } from './entities'

/**
 * Name and phone in full. Nothing is shown before the look itself is on record where the person can see it.
 * One read and one transaction of 4 write units.
 */
export async function revealContact(
  actor: Actor,
  { memberId, id, purpose }: Inputs['identity']['revealContact'],
): Promise<Outputs['identity']['revealContact']> {
  const { streetId, communityId = '', nameSealed, phoneSealed } = await registrationFor(actor, memberId)
  if (!nameSealed || !phoneSealed) throw problem('NOT_FOUND')
  const hash = fingerprint({ contact: memberId, purpose })
  await untilAnswered(() =>
    transact<true>(
      [
        step(
          Audit.build(PutTransaction)
            .item({
              memberId,
              id,
              streetId,
              communityId,
              action: 'contactRevealed',
              by: actor.memberId,
              purpose,
              at: now(),
              hash,
            })
            .options({ condition: { attr: 'id', exists: false }, returnValuesOnConditionFalse: 'ALL_OLD' }),
          (old) => {
            if (old && Audit.build(EntityFormatter).format(old).hash === hash) return true
            throw problem('IDEMPOTENCY_CONFLICT')
          },
        ),
        stillTrusted(actor.memberId, actor.epoch),
      ],
      () => true,
    ),
  )
  return {
    name: await unseal(nameSealed, `name:${memberId}`),
    phone: await unseal(phoneSealed, `phone:${memberId}`),
  }
}
