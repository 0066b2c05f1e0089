import { table } from '@functions/platform/table'
import type { Actor } from '@functions/platform/token'
import { Report } from '@functions/reports/entities'
import { queuePartition } from '@functions/reports/place'
import { streetOf, teamsOf } from '@functions/stations/street'
import type { Outputs } from '@shared/contract/contract'
import { reaches } from '@shared/rules/roles'
import { QueryCommand } from 'dynamodb-toolbox/table/actions/query'

/** So many open ones of a team are counted: beyond it is "many". */
const COUNTED = 25

/** Urgent reports of a team that are open, by due time; to be sent. */
export const openUrgent = (streetId: string, teamId: string) =>
  table
    .build(QueryCommand)
    .query({ index: 'byQueue', partition: queuePartition(streetId, teamId, 'open'), range: { beginsWith: '0#' } })
    .entities(Report)

/**
 * How many urgent reports are open in each of one's teams, teams with none left out. One query a team, at once: ½ read
 * unit where there is none.
 */
export async function waitingAlerts({ streetId, grants }: Actor): Promise<Outputs['alerts']['waiting']> {
  const teams = teamsOf(await streetOf(streetId)).filter(({ teamId }) => reaches(grants, teamId))
  const counted = await Promise.all(
    teams.map(async ({ teamId, name }) => {
      const { Items = [] } = await openUrgent(streetId, teamId).options({ limit: COUNTED }).send()
      const unaccepted = Items.filter(({ status }) => status === 'submitted').length
      return { teamId, name, open: Items.length, unaccepted }
    }),
  )
  return { teams: counted.filter(({ open }) => open > 0) }
}
