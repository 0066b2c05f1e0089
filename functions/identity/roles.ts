import { endTokens } from '@functions/ledger/accounts'
import type { Step } from '@functions/platform/store/transact'
import { asSeen, checkIf, put, remove, updateIf } from '@functions/platform/store/writes'
import { type Grant, staffGrantOf } from '@shared/rules/people/roles'
import { $set } from 'dynamodb-toolbox/entity/actions/update'
import { Profile } from './entities'
import type { ProfileItem } from './me'
import { Staff } from './staff'

/**
 * Optimistic lock on a member's roles: nobody gave or took one since the profile was read, nor did the member leave.
 */
export const rolesUnchanged = ({ rolesVersion }: Pick<ProfileItem, 'rolesVersion'>) => ({
  and: [{ attr: 'memberId', exists: true } as const, asSeen('rolesVersion', rolesVersion)],
})

/** Lets others through only if somebody's roles are those that were read; `otherwise` says what it means that they are not. */
export const rolesStand = (profile: ProfileItem, otherwise: () => never): Step<never> =>
  checkIf(Profile, { memberId: profile.memberId }, rolesUnchanged(profile), otherwise)

/** Exchanges somebody's roles, unless they changed since they were read; `otherwise` says what that means. */
export function rolesBecome(profile: ProfileItem, grants: Grant[], otherwise?: () => never): Step<never> {
  const { memberId, rolesVersion = 0 } = profile
  const next = { memberId, grants: $set(grants), rolesVersion: rolesVersion + 1 }
  return updateIf(Profile, next, rolesUnchanged(profile), otherwise)
}

/**
 * Exchanges the roles of office staff: profile, list of staff and tokens change in one transaction. 6 write units.
 * @param epoch of the token of whoever does it to themselves, which must still count
 */
export function staffBecomes(
  profile: ProfileItem,
  grants: Grant[],
  { epoch, otherwise }: { epoch?: number; otherwise?: () => never } = {},
): Step<never>[] {
  const { memberId, rolesVersion = 0 } = profile
  return [
    rolesBecome(profile, grants, otherwise),
    endTokens(memberId, { epoch, rolesVersion: rolesVersion + 1 }),
    staffListed(profile, grants),
  ]
}

/** Somebody stands in the list of staff as long as they have a role there; 2 write units. */
export function staffListed({ streetId, memberId, nameMasked = '' }: ProfileItem, grants: readonly Grant[]) {
  const grant = staffGrantOf(grants)
  if (!grant) return remove(Staff, { streetId, memberId })
  const teamIds = grant.role === 'gridWorker' ? grant.communityIds : []
  return put(Staff, { streetId, memberId, role: grant.role, teamIds, nameMasked })
}
