import { getNow } from '@functions/platform/store/writes'
import { reaches } from '@shared/rules/people/roles'
import { Profile } from './entities'
import { grantsOf } from './me'
import { staffOf } from './staff'

/** A team of a street: a community or a unit. */
interface Team {
  streetId: string
  teamId: string
}

/** Those of some people whose roles, as they are this moment, reach the team. One read for each. */
export async function presentAmong({ streetId, teamId }: Team, members: readonly string[]): Promise<string[]> {
  const present = await Promise.all(
    members.map(async (memberId) => {
      const item = await getNow(Profile, { memberId })
      return item?.streetId === streetId && reaches(grantsOf(item), teamId)
    }),
  )
  return members.filter((_, index) => present[index])
}

/**
 * Who is there to hear of a team's work: its own staff; the street office where the team has nobody left. The list says
 * who works where, their roles whether they still do: nothing is told to somebody who has left, and nothing to nobody.
 */
export async function presentIn(streetId: string, teamId: string): Promise<string[]> {
  const staff = await staffOf(streetId)
  const team = staff.filter(({ teamIds }) => teamIds.includes(teamId)).map(({ memberId }) => memberId)
  const present = await presentAmong({ streetId, teamId }, team)
  if (present.length > 0) return present
  const office = staff.filter(({ role }) => role === 'admin').map(({ memberId }) => memberId)
  return presentAmong({ streetId, teamId }, office)
}
