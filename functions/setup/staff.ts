import { audited } from '@functions/identity/audit'
import { grantsOf, headOf, type ProfileItem } from '@functions/identity/me'
import { confirmedMembers } from '@functions/identity/members'
import { staffBecomes } from '@functions/identity/roles'
import { staffIn, staffOf } from '@functions/identity/staff'
import { now } from '@functions/platform/clock'
import type { Actor } from '@functions/platform/http/token'
import { type PageQuery, pageOfQuery } from '@functions/platform/lists/pages'
import { isProblem, problem } from '@functions/platform/problem'
import { derivedId } from '@functions/platform/store/ids'
import { labelOf } from '@functions/platform/store/label'
import { changeSetting, changesOf, overtaken } from '@functions/platform/store/settings'
import { openIn } from '@functions/reports/desk/waiting'
import { streetNow } from '@functions/stations/street'
import type { Inputs, Outputs } from '@shared/contract/contract'
import { type Grant, MAX_GRANTS, ROLE_CAN, ROLES } from '@shared/rules/people/roles'
import { handingOver, openWork, withoutRole } from './handingOver'
import { SETUP } from './places'

type Candidate = Outputs['setup']['candidate']
type Successor = Inputs['setup']['endRole']['successor']
type Role = Inputs['setup']['giveRole']['grant']

/** So many people are counted before a role is given; beyond that it is “at least”. */
const COUNTED = 200

/** Who works for the street, as it stands. One query. */
export const staffList = ({ streetId, memberId }: Actor, page: PageQuery): Promise<Outputs['setup']['staff']> =>
  pageOfQuery(page, `setup-staff#${memberId}`, staffIn(streetId, true).page, ({ streetId: _, ...person }) => person)

/** A member of the actor's own street. @throws NOT_FOUND */
export async function profileIn({ streetId }: Actor, memberId: string): Promise<ProfileItem> {
  const { profile } = await headOf(memberId).catch((error: unknown) => {
    throw isProblem(error, 'UNAUTHORIZED') ? problem('NOT_FOUND') : error
  })
  if (profile.streetId !== streetId) throw problem('NOT_FOUND')
  return profile
}

export const candidateView = (
  profile: ProfileItem,
  grants = grantsOf(profile),
  rolesVersion = profile.rolesVersion ?? 0,
) => ({
  memberId: profile.memberId,
  nameMasked: profile.nameMasked ?? '',
  phoneMasked: profile.phoneMasked ?? '',
  grants,
  rolesVersion,
})

/** A member and what they hold. One query. @throws NOT_FOUND */
export const candidate = async (actor: Actor, memberId: string): Promise<Candidate> =>
  candidateView(await profileIn(actor, memberId))

/** Communities and units that a role reaches. @throws UNKNOWN_COMMUNITY */
async function reachOf(streetId: string, grant: Role): Promise<string[]> {
  const street = await streetNow(streetId)
  if (!street) throw problem('UNKNOWN_COMMUNITY')
  const communities = street.communities.map(({ communityId }) => communityId)
  if (grant.role === 'admin') return communities
  const known = new Set([...communities, ...(street.units ?? []).map(({ unitId }) => unitId)])
  if (!grant.communityIds.every((each) => known.has(each))) throw problem('UNKNOWN_COMMUNITY')
  return grant.communityIds
}

/** What somebody with this role will see and do. One read, and two counts a community at once. @throws UNKNOWN_COMMUNITY */
export async function preview({ streetId }: Actor, grant: Role): Promise<Outputs['setup']['preview']> {
  const teamIds = await reachOf(streetId, grant)
  const counts = await Promise.all(
    teamIds.map(async (teamId) => {
      const [{ items }, open] = await Promise.all([
        confirmedMembers(streetId, teamId, { limit: COUNTED }),
        openIn(streetId, teamId, COUNTED),
      ])
      return { members: items.length, open }
    }),
  )
  const members = counts.reduce((sum, each) => sum + each.members, 0)
  const openReports = counts.reduce((sum, each) => sum + each.open, 0)
  const atLeast = counts.some((each) => each.members >= COUNTED || each.open >= COUNTED)
  return { can: [...ROLE_CAN[grant.role]], members, atLeast, openReports }
}

/** The roles somebody has once this one is theirs; a grid worker's communities become what they are now to be. */
export const withRole = (grants: readonly Grant[], grant: Role): Grant[] => [
  ...grants.filter(({ role }) => role !== grant.role),
  grant,
]

/**
 * Gives a member a role. One read or two and one transaction of 14 write units; their tokens end, and their phone gets
 * new ones by itself. @throws NOT_FOUND, SETTING_CHANGED, UNKNOWN_COMMUNITY, MEMBER_ROLES_FULL, REGISTER_FIRST, OWN_ROLE
 */
export async function giveRole(actor: Actor, input: Inputs['setup']['giveRole']): Promise<Candidate> {
  const { memberId, grant } = input
  const profile = await profileIn(actor, memberId)
  await reachOf(actor.streetId, grant)
  // Who works here is somebody: colleagues and records name them.
  if (!profile.nameMasked) throw problem('REGISTER_FIRST')
  const next = withRole(grantsOf(profile), grant)
  if (next.length > MAX_GRANTS) throw problem('MEMBER_ROLES_FULL')
  const about = `给 ${profile.nameMasked} ${ROLES[grant.role]}身份`
  return become(actor, profile, { ...input, successor: 'team' }, next, about)
}

/** What somebody has in hand in a role. @throws NOT_FOUND */
export const openWorkOf = async (actor: Actor, { memberId, role }: Inputs['setup']['openWork']) =>
  openWork(actor, await profileIn(actor, memberId), role)

/**
 * Takes a role; what they had in hand passes to the successor, or is the teams'. Costs as much as giving one, and 4 write
 * units for the order of what passes. @throws NOT_FOUND, SETTING_CHANGED, OWN_ROLE, SUCCESSOR_INVALID
 */
export async function endRole(actor: Actor, input: Inputs['setup']['endRole']): Promise<Candidate> {
  const { memberId, role, reason } = input
  const profile = await profileIn(actor, memberId)
  const next = withoutRole(grantsOf(profile), role)
  return become(actor, profile, input, next, `结束 ${profile.nameMasked ?? ''} 的${ROLES[role]}身份：${reason}`)
}

/**
 * Exchanges the roles of somebody else, never one's own. So an administrator always stays: whoever takes the last but one
 * role is trusted as an administrator in the same transaction.
 */
async function become(
  actor: Actor,
  profile: ProfileItem,
  { id, rolesVersion, successor, ...words }: { id: string; rolesVersion: number; successor: Successor },
  next: Grant[],
  about: string,
): Promise<Candidate> {
  const { memberId, streetId, communityId = '' } = profile
  if (memberId === actor.memberId) throw problem('OWN_ROLE')
  const at = now()
  const byLabel = await labelOf(actor, '管理员')
  const record = audited({
    ...{ memberId, id: derivedId(id, 'role'), streetId, communityId, action: 'rolesChanged', at, hash: 'server' },
    ...{ by: actor.memberId, byLabel, purpose: about },
  })
  const steps = [
    ...staffBecomes({ ...profile, rolesVersion: rolesVersion || undefined }, next, { otherwise: overtaken }),
    record,
    ...(await handingOver(actor, { id, byLabel, profile, next, successor })),
  ]
  const { version } = await changeSetting(
    actor,
    { ref: SETUP, kept: staffOf, about },
    { id, version: rolesVersion, successor, ...words },
    ...steps.map((step) => () => step),
  )
  return candidateView(profile, next, version)
}

/** Who set up what, newest first. One query. */
export async function setupChanges(actor: Actor, page: PageQuery): Promise<Outputs['setup']['changes']> {
  const { items, ...rest } = await changesOf(actor, SETUP, page)
  return { ...rest, items: items.map(({ id, at, byLabel, about }) => ({ id, at, byLabel, about })) }
}
