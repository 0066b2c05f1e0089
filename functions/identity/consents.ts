import { now } from '@functions/platform/clock'
import { fingerprint } from '@functions/platform/ids'
import { seal } from '@functions/platform/personal'
import { problem } from '@functions/platform/problem'
import type { Actor } from '@functions/platform/token'
import { AGAIN, step, transact, untilAnswered, viewed } from '@functions/platform/transact'
import { stillTrusted } from '@functions/points/ledger'
import type { Inputs } from '@shared/contract/contract'
import { CONSENTS } from '@shared/rules/words'
import { EntityFormatter } from 'dynamodb-toolbox/entity/actions/format'
import { PutTransaction } from 'dynamodb-toolbox/entity/actions/transactPut'
import { detailsUnchanged } from './details'
import { Consent, Profile } from './entities'
import { headOf, type Me, meOf, type ProfileItem } from './me'

/**
 * Gives or withdraws an optional consent, as easily the one as the other (PIPL 15). Withdrawing erases what it covered
 * in the same transaction; the record of both stays.
 * @throws CONSENT_REQUIRED for a necessary consent: that one ends with the account.
 */
export async function changeConsent(actor: Actor, input: Inputs['identity']['changeConsent']): Promise<Me> {
  const { id, kind, given, version } = input
  if (kind === 'privacy' || version !== CONSENTS[kind].version) throw problem('CONSENT_REQUIRED')
  const { memberId } = actor
  const hash = fingerprint({ kind, given, version })
  return untilAnswered(async () => {
    const { profile } = await headOf(memberId)
    if (!profile.registrationId) throw problem('NOT_FOUND')
    const at = now()
    const { partyMembership, ...others } = profile.consents
    const { partyMemberSealed, ...rest } = profile
    const next: ProfileItem = given
      ? {
          ...rest,
          partyMemberSealed: await seal('yes', `party:${memberId}`),
          consents: { ...others, partyMembership: { version, givenAt: at } },
        }
      : { ...rest, consents: others }
    const answer = await transact<ProfileItem | undefined>(
      [
        step(
          Consent.build(PutTransaction)
            .item({ memberId, id, kind, given: given ? 'given' : 'withdrawn', version, at, hash })
            .options({ condition: { attr: 'id', exists: false }, returnValuesOnConditionFalse: 'ALL_OLD' }),
          (old) => {
            if (old && Consent.build(EntityFormatter).format(old).hash === hash) return undefined
            throw problem('IDEMPOTENCY_CONFLICT')
          },
        ),
        step<never>(
          Profile.build(PutTransaction)
            .item(next)
            .options({ condition: unchanged(profile) }),
          () => AGAIN,
        ),
        stillTrusted(memberId, actor.epoch),
      ],
      () => next,
    )
    // A repeat may come while the first is landing: what was read before it is then out of date.
    return viewed(answer, async (changed) => meOf(changed ?? (await headOf(memberId)).profile))
  })
}

/** The profile is still the one that was read: registration, decision and roles decide everything in it but consents. */
export function unchanged(profile: ProfileItem) {
  const same = (attr: 'registrationId' | 'decisionId' | 'partyMemberSealed') => {
    const value = profile[attr]
    return value === undefined ? { attr, exists: false as const } : { attr, eq: value }
  }
  return {
    and: [
      same('registrationId'),
      same('decisionId'),
      same('partyMemberSealed'),
      rolesUnchanged(profile),
      detailsUnchanged(profile),
    ],
  }
}

/** Nobody gave this member a role or took one since the profile was read: what is written whole would undo it. */
export function rolesUnchanged({ rolesVersion }: Pick<ProfileItem, 'rolesVersion'>) {
  return rolesVersion === undefined
    ? ({ attr: 'rolesVersion', exists: false } as const)
    : ({ attr: 'rolesVersion', eq: rolesVersion } as const)
}
