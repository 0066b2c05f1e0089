import { cached } from '@functions/platform/cache'
import { get, getNow } from '@functions/platform/store/writes'
import { streetOf } from '@functions/stations/street'
import { type Grant, ROLES, reaches } from '@shared/rules/people/roles'
import { Profile } from './entities'
import { grantsOf, type ProfileItem } from './me'

/** Masked names; kept ≤ 60 s, only ever shown. */
export const maskedName = cached(async (memberId) => {
  const item = await get(Profile, { memberId })
  return item?.nameMasked ?? ''
})

/** 网格员 王*, 环卫所 李*: staff as anybody may see them, by the role in which they reach the team. */
async function labelled(grants: readonly Grant[], { streetId, teamId }: At, nameMasked: string): Promise<string> {
  const isMember = grants.some((grant) => grant.role === 'gridWorker' && grant.communityIds.includes(teamId))
  const unit = (await streetOf(streetId)).units?.find(({ unitId }) => unitId === teamId)
  return `${isMember ? (unit?.name ?? ROLES.gridWorker) : ROLES.admin} ${nameMasked}`.trim()
}

/** A team of a street: a community or a unit. */
interface At {
  streetId: string
  teamId: string
}

/** How a reporter sees this staff member. Warm: no read. */
export async function staffLabel(
  { memberId, streetId, grants }: { memberId: string; streetId: string; grants: readonly Grant[] },
  teamId: string,
): Promise<string> {
  return labelled(grants, { streetId, teamId }, await maskedName(memberId))
}

/** Somebody who can be given a report of that team: read afresh, because a write depends on it. 1 read unit. */
export async function assigneeFor(
  { streetId, teamId }: At,
  memberId: string,
): Promise<{ memberId: string; label: string } | undefined> {
  const item = await getNow(Profile, { memberId })
  if (!item || item.streetId !== streetId) return undefined
  const grants = grantsOf(item)
  if (!reaches(grants, teamId)) return undefined
  return { memberId, label: await labelled(grants, { streetId, teamId }, item.nameMasked ?? '') }
}

/** Somebody's profile, maybe as it was a moment ago; undefined when the account is gone. ½ read unit. */
export const profileOf = (memberId: string): Promise<ProfileItem | undefined> => get(Profile, { memberId })
