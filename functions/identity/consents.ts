import { now } from '@functions/platform/clock'
import type { Actor } from '@functions/platform/http/token'
import { stillTrusted } from '@functions/platform/http/trust'
import { problem } from '@functions/platform/problem'
import { fingerprint } from '@functions/platform/store/ids'
import { transact, untilAnswered, viewed } from '@functions/platform/store/transact'
import { asSeen, firstTime, putIf } from '@functions/platform/store/writes'
import type { Inputs } from '@shared/contract/contract'
import { CONSENTS } from '@shared/rules/text/words'
import { consentsOf, sealedChanges, sealedConsents } from './consentRecord'
import { detailsUnchanged } from './details'
import { Consent, Profile } from './entities'
import { headOf, type Me, meOf, type ProfileItem } from './me'
import { membershipEnds } from './membership'
import { rolesUnchanged } from './roles'

/**
 * Gives or withdraws an optional consent (PIPL 15). Withdrawing erases what it covered in the same transaction; the
 * record of both stays.
 * @throws CONSENT_REQUIRED for a necessary one, which ends with the account
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
        firstTime(Consent, { memberId, id, changesSealed, at, hash }, () => undefined),
        putIf(Profile, next, unchanged(profile)),
        ...(given ? [] : await membershipEnds(profile)),
        stillTrusted(actor),
      ],
      () => next,
    )
    // A repeat may come while the first is landing: what was read before it is then out of date.
    return viewed(answer, async (changed) => meOf(changed ?? (await headOf(memberId)).profile))
  })
}

/** The profile is still the one that was read: registration, decision and roles decide everything in it but consents. */
export function unchanged(profile: ProfileItem) {
  return {
    and: [
      asSeen('registrationId', profile.registrationId),
      asSeen('decisionId', profile.decisionId),
      asSeen('remindedAt', profile.remindedAt),
      asSeen('consentsSealed', profile.consentsSealed),
      asSeen('partyMemberSealed', profile.partyMemberSealed),
      rolesUnchanged(profile),
      detailsUnchanged(profile),
    ],
  }
}
