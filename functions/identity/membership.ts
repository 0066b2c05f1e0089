import { answerGone } from '@functions/homecall/answers'
import type { Step } from '@functions/platform/store/transact'
import { asSeen, checkIf, getNow } from '@functions/platform/store/writes'
import { consentsOf } from './consentRecord'
import { Profile } from './entities'
import type { ProfileItem } from './me'

/** A confirmed party member by their own consent, as it stands; undefined for everybody else. 1 read unit. */
export async function partyMemberNow(memberId: string): Promise<ProfileItem | undefined> {
  const profile = await getNow(Profile, { memberId })
  if (profile?.status !== 'confirmed') return undefined
  return (await consentsOf(profile)).partyMembership ? profile : undefined
}

/** Lets others through only while the consent that was read stands; 2 write units. */
export const stillConsents = ({ memberId, consentsSealed }: ProfileItem): Step<never> =>
  checkIf(Profile, { memberId }, asSeen('consentsSealed', consentsSealed))

/** What goes in the transaction that ends somebody's word that they are a party member. */
export const membershipEnds = async (profile: ProfileItem): Promise<Step<never>[]> =>
  (await consentsOf(profile)).partyMembership ? [await answerGone(profile.memberId)] : []
