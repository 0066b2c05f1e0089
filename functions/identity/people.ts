import { cached } from '@functions/platform/cache'
import { streetOf } from '@functions/stations/street'
import { type Grant, ROLES, reaches } from '@shared/rules/roles'
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get'
import { Profile } from './entities'
import { grantsOf } from './me'

/** Masked names; kept ≤ 60 s, only ever shown. */
export const maskedName = cached(async (memberId) => {
  const { Item } = await Profile.build(GetItemCommand).key({ memberId }).send()
  return Item?.nameMasked ?? ''
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
  const { Item } = await Profile.build(GetItemCommand).key({ memberId }).options({ consistent: true }).send()
  if (!Item || Item.streetId !== streetId) return undefined
  const grants = grantsOf(Item)
  if (!reaches(grants, teamId)) return undefined
  return { memberId, label: await labelled(grants, { streetId, teamId }, Item.nameMasked ?? '') }
}
