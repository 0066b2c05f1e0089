import { staffOf } from '@functions/identity/staff'
import type { Actor } from '@functions/platform/http/token'
import { type PageQuery, pageOf } from '@functions/platform/lists/pages'
import { problem } from '@functions/platform/problem'
import { streetOf } from '@functions/stations/street'
import { ROLES, reaches } from '@shared/rules/people/roles'

/**
 * Who of a team can be given a report: its own staff, oneself first, then the street office. From a list ≤ 60 s old;
 * the assignment itself asks afresh. Warm: no read. @throws FORBIDDEN outside one's teams
 */
export async function colleaguesOf(actor: Actor, { teamId, ...page }: { teamId: string } & PageQuery) {
  if (!reaches(actor.grants, teamId)) throw problem('FORBIDDEN')
  const unit = (await streetOf(actor.streetId)).units?.find(({ unitId }) => unitId === teamId)
  const rank = (memberId: string, role: keyof typeof ROLES) =>
    memberId === actor.memberId ? 0 : role === 'admin' ? 2 : 1
  const people = (await staffOf(actor.streetId))
    .filter(({ role, teamIds }) => role === 'admin' || teamIds.includes(teamId))
    .sort((a, b) => rank(a.memberId, a.role) - rank(b.memberId, b.role))
    .map(({ memberId, role, nameMasked }) => ({
      memberId,
      label: `${role === 'admin' ? ROLES.admin : (unit?.name ?? ROLES.gridWorker)} ${nameMasked}`.trim(),
      me: memberId === actor.memberId,
    }))
  return pageOf(people, page, `colleagues#${actor.memberId}#${teamId}`)
}
