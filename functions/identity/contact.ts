import { now } from '@functions/platform/clock'
import { actFingerprint } from '@functions/platform/ids'
import { type PageQuery, pageOfQuery } from '@functions/platform/pages'
import { unseal } from '@functions/platform/personal'
import { problem } from '@functions/platform/problem'
import { table } from '@functions/platform/table'
import type { Actor } from '@functions/platform/token'
import { step, transact, untilAnswered } from '@functions/platform/transact'
import { stillTrusted } from '@functions/points/ledger'
import type { Inputs, Outputs } from '@shared/contract/contract'
import { EntityFormatter } from 'dynamodb-toolbox/entity/actions/format'
import { PutTransaction } from 'dynamodb-toolbox/entity/actions/transactPut'
import { QueryCommand } from 'dynamodb-toolbox/table/actions/query'
import { registrationFor } from './decide'
import { Audit, lookAt, looksPartition } from './entities'

/** Who looked at the member's contact, or at a photo of theirs without its black boxes, newest first. One query. */
export function looksAt(memberId: string, page: PageQuery) {
  return pageOfQuery(
    page,
    `looks#${memberId}`,
    (options) =>
      table
        .build(QueryCommand)
        .query({ index: 'byOwner', partition: looksPartition(memberId) })
        .entities(Audit)
        .options({ ...options, reverse: true })
        .send(),
    ({ id, at, byLabel, purpose }) => ({ id, at, byLabel: byLabel ?? '工作人员', purpose }),
  )
}

/**
 * Name and phone in full. Nothing is shown before the look itself is on record where the person can see it.
 * One read and one transaction of 4 write units.
 */
export async function revealContact(
  actor: Actor,
  { memberId, id, purpose }: Inputs['identity']['revealContact'],
): Promise<Outputs['identity']['revealContact']> {
  const { streetId, communityId = '', nameSealed, phoneSealed } = await registrationFor(actor, memberId)
  if (!nameSealed) throw problem('NOT_FOUND')
  if (!phoneSealed) throw problem('PHONE_GONE')
  const hash = actFingerprint(actor, { contact: memberId, purpose })
  const at = now()
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
              ...(actor.label ? { byLabel: actor.label } : {}),
              purpose,
              at,
              hash,
              ...lookAt(memberId, at, id),
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
