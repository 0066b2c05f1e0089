import { stillTrusted } from '@functions/ledger/movement'
import { now } from '@functions/platform/clock'
import { fingerprint } from '@functions/platform/ids'
import { problem } from '@functions/platform/problem'
import type { Actor } from '@functions/platform/token'
import { AGAIN, step, transact, untilAnswered, viewed } from '@functions/platform/transact'
import type { Inputs } from '@shared/contract/contract'
import { CONSENTS } from '@shared/rules/words'
import { EntityFormatter } from 'dynamodb-toolbox/entity/actions/format'
import { PutTransaction } from 'dynamodb-toolbox/entity/actions/transactPut'
import { consentsOf, sealedChanges, sealedConsents } from './consentRecord'
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
    const { partyMemberSealed, consents, ...rest } = profile
    const { privacy } = await consentsOf(profile)
    const partyMembership = given ? { version, givenAt: at } : undefined
    const next: ProfileItem = { ...rest, consentsSealed: sealedConsents(memberId, { privacy, partyMembership }) }
    const changesSealed = sealedChanges(memberId, id, [{ kind, given, version }])
    const answer = await transact<ProfileItem | undefined>(
      [
        step(
          Consent.build(PutTransaction)
            .item({ memberId, id, changesSealed, at, hash })
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
  const same = <A extends 'registrationId' | 'decisionId' | 'consentsSealed' | 'partyMemberSealed'>(attr: A) => {
    const value = profile[attr]
    return value === undefined ? { attr, exists: false as const } : { attr, eq: value }
  }
  return {
    and: [
      same('registrationId'),
      same('decisionId'),
      same('consentsSealed'),
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
