import { dutyIn } from '@functions/alerts/duty'
import { grantsOf, type ProfileItem } from '@functions/identity/me'
import { profileOf } from '@functions/identity/people'
import { rolesStand } from '@functions/identity/roles'
import type { Actor } from '@functions/platform/http/token'
import { problem } from '@functions/platform/problem'
import { derivedId } from '@functions/platform/store/ids'
import { overtaken, wasChangedBy } from '@functions/platform/store/settings'
import type { Step } from '@functions/platform/store/transact'
import { proposedBy } from '@functions/points/waiting'
import { succession, workOf } from '@functions/reports/succession/ordering'
import { streetNow, teamsOf } from '@functions/stations/street'
import type { Inputs, Outputs } from '@shared/contract/contract'
import { type Grant, holds, reaches } from '@shared/rules/people/roles'
import { OFFICE } from '@shared/rules/people/roster'

type Successor = Inputs['setup']['endRole']['successor']

/** What somebody reaches with their roles as they are and no more with those to come. */
async function lost(streetId: string, before: readonly Grant[], next: readonly Grant[]) {
  const street = await streetNow(streetId)
  const teams = (street ? teamsOf(street) : []).map(({ teamId }) => teamId)
  return {
    teamIds: teams.filter((teamId) => reaches(before, teamId) && !reaches(next, teamId)),
    office: holds(before, 'admin') && !holds(next, 'admin'),
  }
}

/** The roles of somebody without one of them. */
export const withoutRole = (grants: readonly Grant[], role: Grant['role']): Grant[] =>
  grants.filter((grant) => grant.role !== role)

/**
 * What somebody has in hand that they would no longer reach without a role. One query and one read for each team that is
 * lost, at once, and one query of the proposals.
 */
export async function openWork(
  { streetId }: Actor,
  profile: ProfileItem,
  role: Grant['role'],
): Promise<Outputs['setup']['openWork']> {
  const { memberId } = profile
  const grants = grantsOf(profile)
  const { teamIds, office } = await lost(streetId, grants, withoutRole(grants, role))
  const [works, duties, proposals] = await Promise.all([
    Promise.all(teamIds.map((teamId) => workOf(streetId, teamId, memberId))),
    Promise.all([...teamIds, ...(office ? [OFFICE] : [])].map((teamId) => dutyIn({ streetId, teamId }, memberId))),
    office ? proposedBy(streetId, memberId) : 0,
  ])
  return {
    reports: works.reduce((sum, { reports }) => sum + reports, 0),
    urgent: works.reduce((sum, { urgent }) => sum + urgent, 0),
    teams: works.filter(({ reports }) => reports > 0).map(({ teamId, reports }) => ({ teamId, reports })),
    atLeast: works.some(({ atLeast }) => atLeast),
    shifts: duties.reduce((sum, duty) => sum + (duty?.shifts.length ?? 0), 0),
    proposals,
  }
}

interface Leaving {
  /** The write that ends or narrows the role. */
  id: string
  byLabel: string
  profile: ProfileItem
  next: readonly Grant[]
  successor: Successor
}

/**
 * What has to be written with the end of a role, or with a narrower scope, so that the open work passes: the order of it,
 * and that the successor's own roles are those that were looked at. Nothing where nothing is lost. 4 write units and a
 * check. @throws SUCCESSOR_INVALID, SETTING_CHANGED
 */
export async function handingOver(actor: Actor, { id, byLabel, profile, next, successor }: Leaving) {
  const { streetId, memberId: leaverId, nameMasked: leaverLabel = '' } = profile
  const { teamIds, office } = await lost(streetId, grantsOf(profile), next)
  const steps: Step<never>[] = []
  if (teamIds.length === 0 && !office) return steps
  const order = { streetId, id: derivedId(id, 'succession'), leaverId, leaverLabel, by: actor.memberId, byLabel }
  const successorId = successor === 'team' ? undefined : successor
  steps.push(succession({ ...order, successorId, teamIds, office }))
  if (successorId === undefined) return steps
  const person = await profileOf(successorId)
  const isOne = person?.streetId === streetId && successorId !== leaverId
  if (person && isOne && teamIds.some((teamId) => reaches(grantsOf(person), teamId))) {
    steps.push(rolesStand(person, overtaken))
  } else if (!(await wasChangedBy(streetId, id))) {
    throw problem('SUCCESSOR_INVALID')
  }
  return steps
}
