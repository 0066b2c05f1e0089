import type { Step } from '@functions/platform/store/transact'
import { checkIf, getNow } from '@functions/platform/store/writes'
import { type Grant, holds } from '@shared/rules/people/roles'
import { Profile } from './entities'
import { grantsOf, type ProfileItem } from './me'
import { rolesUnchanged } from './roles'
import { staffIn } from './staff'

/** A confirmed worker: whoever else has an account here is in no community's care. */
export const isWorker = (profile: ProfileItem | undefined): profile is ProfileItem & { communityId: string } =>
  profile?.status === 'confirmed' && profile.communityId !== undefined && holds(grantsOf(profile), 'worker')

/** What a change of a profile is called in the stream. */
export const PROFILES = Profile.entityName

/** Somebody's profile as it stands; undefined when the account is gone. 1 read unit. */
export const profileNow = (memberId: string): Promise<ProfileItem | undefined> => getNow(Profile, { memberId })

/** Lets others through only while somebody is a confirmed member of that community. 2 write units. */
export const belongsTo = (memberId: string, communityId: string): Step<never> =>
  checkIf(
    Profile,
    { memberId },
    {
      and: [
        { attr: 'status', eq: 'confirmed' },
        { attr: 'communityId', eq: communityId },
      ],
    },
  )

/** Lets others through only while somebody is confirmed nowhere. 2 write units. */
export const belongsNowhere = (memberId: string): Step<never> =>
  checkIf(
    Profile,
    { memberId },
    {
      or: [
        { attr: 'memberId', exists: false },
        { attr: 'status', ne: 'confirmed' },
      ],
    },
  )

/** A grid worker of a community, masked, and the check that they still are one. */
export interface GridWorker {
  memberId: string
  label: string
  stands: Step<never>
}

const worksIn = (grants: readonly Grant[], communityId: string): boolean =>
  grants.some((grant) => grant.role === 'gridWorker' && grant.communityIds.includes(communityId))

/** The grid worker of that id, if they work in that community. 1 read unit. */
export async function gridWorkerIn(
  { streetId, communityId }: { streetId: string; communityId: string },
  memberId: string,
): Promise<GridWorker | undefined> {
  const profile = await profileNow(memberId)
  if (profile?.streetId !== streetId || !worksIn(grantsOf(profile), communityId)) return undefined
  return {
    memberId,
    label: profile.nameMasked ?? '',
    stands: checkIf(Profile, { memberId }, rolesUnchanged(profile)),
  }
}

/** Who works in a community as the list of staff has it, whoever joined first before the others. One query. */
export const gridWorkersOf = async (streetId: string, communityId: string) =>
  (await staffIn(streetId, true).all())
    .filter(({ role, teamIds }) => role === 'gridWorker' && teamIds.includes(communityId))
    .sort((a, b) => (a.memberId < b.memberId ? -1 : 1))
