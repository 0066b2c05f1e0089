import type { Actor } from '@functions/platform/http/token'
import { openUrgent } from '@functions/reports/desk/waiting'
import { streetOf, teamsOf } from '@functions/stations/street'
import type { Outputs } from '@shared/contract/contract'
import { reaches } from '@shared/rules/people/roles'

/** So many open ones of a team are counted: beyond it is "many". */
const COUNTED = 25

/**
 * How many urgent reports are open in each of one's teams, teams with none left out. One query a team, at once: ½ read
 * unit where there is none.
 */
export async function waitingAlerts({ streetId, grants }: Actor): Promise<Outputs['alerts']['waiting']> {
  const teams = teamsOf(await streetOf(streetId)).filter(({ teamId }) => reaches(grants, teamId))
  const counted = await Promise.all(
    teams.map(async ({ teamId, name }) => {
      const found = await openUrgent(streetId, teamId).first(COUNTED)
      const unaccepted = found.filter(({ status }) => status === 'submitted').length
      return { teamId, name, open: found.length, unaccepted }
    }),
  )
  return { teams: counted.filter(({ open }) => open > 0) }
}
