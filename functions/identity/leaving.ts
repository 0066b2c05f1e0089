import { answerGone } from '@functions/homecall/answers'
import { endTokens } from '@functions/ledger/accounts'
import { formsOf } from '@functions/platform/sealed/lookup'
import { unseal } from '@functions/platform/sealed/personal'
import type { Step } from '@functions/platform/store/transact'
import { asSeen, getNow, removeIf } from '@functions/platform/store/writes'
import { ROLES } from '@shared/rules/people/roles'
import { detailsUnchanged } from './details'
import { OpenId, Profile } from './entities'
import { grantsOf, type ProfileItem } from './me'
import { givenBack } from './phone'
import { rolesUnchanged } from './roles'

/** Roles of a member that others depend on: they are handed over before their holder leaves. */
export const rolesToHandOver = (profile: Pick<ProfileItem, 'grants'>): string[] => [
  ...new Set(grantsOf(profile).flatMap(({ role }) => (role === 'worker' ? [] : [ROLES[role]]))),
]

/**
 * The cut by which a member leaves: openid and number are free, older tokens write nothing, the name is gone. Written
 * with the order's own step in one transaction, so a concurrent write comes before it or is refused. One read; 8 write
 * units, 2 more for each other form of a token while keys are rotated. Undefined where the profile is gone already.
 */
export async function leavingSteps(
  memberId: string,
): Promise<{ steps: Step<never>[]; roles: readonly string[]; name: string | undefined } | undefined> {
  const profile = await getNow(Profile, { memberId })
  if (!profile) return undefined
  const { streetId, openidSealed, nameSealed, phoneIndex, status } = profile
  const forms = await formsOf('openid', await unseal(openidSealed, `openid:${memberId}`))
  const isTheirs = {
    or: [{ attr: 'memberId', exists: false } as const, { attr: 'memberId', eq: memberId } as const],
  }
  const unchanged = {
    and: [
      { attr: 'status', eq: status } as const,
      rolesUnchanged(profile),
      detailsUnchanged(profile),
      asSeen('phoneIndex', phoneIndex),
    ],
  }
  return {
    roles: rolesToHandOver(profile),
    name: nameSealed && (await unseal(nameSealed, `name:${memberId}`)),
    steps: [
      removeIf(Profile, { memberId }, unchanged),
      endTokens(memberId, {}),
      ...forms.map((index) => removeIf(OpenId, { streetId, index }, isTheirs)),
      ...(await givenBack(profile)),
      await answerGone(memberId),
    ],
  }
}
