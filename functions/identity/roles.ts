import type { Step } from '@functions/platform/store/transact'
import { asSeen, updateIf } from '@functions/platform/store/writes'
import type { Grant } from '@shared/rules/roles'
import { $set } from 'dynamodb-toolbox/entity/actions/update'
import { Profile } from './entities'
import type { ProfileItem } from './me'

/** Nobody gave this member a role or took one since the profile was read: what is written whole would undo it. */
export const rolesUnchanged = ({ rolesVersion }: Pick<ProfileItem, 'rolesVersion'>) =>
  asSeen('rolesVersion', rolesVersion)

/** Exchanges somebody's roles, unless they changed since they were read. */
export function rolesBecome(profile: ProfileItem, grants: Grant[]): Step<never> {
  const { memberId, rolesVersion = 0 } = profile
  return updateIf(Profile, { memberId, grants: $set(grants), rolesVersion: rolesVersion + 1 }, rolesUnchanged(profile))
}
