import { Profile } from '@functions/identity/entities'
import { grantsOf } from '@functions/identity/me'
import { cached } from '@functions/platform/cache'
import { streetOf } from '@functions/stations/street'
import { REPORT_SOURCES } from '@shared/rules/reportDesk'
import { type Grant, ROLES, reaches } from '@shared/rules/roles'
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get'
import type { ReportItem } from './history'

const ANONYMOUS = '匿名'
export const YOU = '你'
export const CLOCK = '系统'

/** Masked names; kept ≤ 60 s, only ever shown. */
const names = cached(async (memberId) => {
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
  return labelled(grants, { streetId, teamId }, await names(memberId))
}

/** How staff see a reporter: masked, or 匿名 when they asked for it; 来电 王* for a caller. Warm: no read. */
export async function reporterLabel(
  report: Pick<ReportItem, 'reporterId' | 'anonymous' | 'source' | 'callerMasked'>,
): Promise<string> {
  if (report.source) return `${REPORT_SOURCES[report.source]} ${report.callerMasked ?? ''}`.trim()
  return report.anonymous ? ANONYMOUS : (await names(report.reporterId)) || ANONYMOUS
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
