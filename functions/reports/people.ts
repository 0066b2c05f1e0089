import { Profile } from '@functions/identity/entities'
import { grantsOf } from '@functions/identity/me'
import { cached } from '@functions/platform/cache'
import { type Grant, ROLES, reaches } from '@shared/rules/roles'
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get'

const ANONYMOUS = '匿名'
export const YOU = '你'
export const CLOCK = '系统'

/** Masked names; kept ≤ 60 s, only ever shown. */
const names = cached(async (memberId) => {
  const { Item } = await Profile.build(GetItemCommand).key({ memberId }).send()
  return Item?.nameMasked ?? ''
})

/** 网格员 王*: staff as anybody may see them, by the role in which they reach the community. */
const labelled = (grants: readonly Grant[], communityId: string, nameMasked: string): string => {
  const isGridWorker = grants.some((grant) => grant.role === 'gridWorker' && grant.communityIds.includes(communityId))
  return `${isGridWorker ? ROLES.gridWorker : ROLES.admin} ${nameMasked}`.trim()
}

/** How a reporter sees this staff member. Warm: no read. */
export async function staffLabel(
  { memberId, grants }: { memberId: string; grants: readonly Grant[] },
  communityId: string,
): Promise<string> {
  return labelled(grants, communityId, await names(memberId))
}

/** How staff see a reporter: masked, or 匿名 when they asked for it. Warm: no read. */
export async function reporterLabel(report: { reporterId: string; anonymous: boolean }): Promise<string> {
  return report.anonymous ? ANONYMOUS : (await names(report.reporterId)) || ANONYMOUS
}

/** Somebody who can be given a report of that community: read afresh, because a write depends on it. 1 read unit. */
export async function assigneeFor(
  { streetId, communityId }: { streetId: string; communityId: string },
  memberId: string,
): Promise<{ memberId: string; label: string } | undefined> {
  const { Item } = await Profile.build(GetItemCommand).key({ memberId }).options({ consistent: true }).send()
  if (!Item || Item.streetId !== streetId) return undefined
  const grants = grantsOf(Item)
  if (!reaches(grants, communityId)) return undefined
  return { memberId, label: labelled(grants, communityId, Item.nameMasked ?? '') }
}
