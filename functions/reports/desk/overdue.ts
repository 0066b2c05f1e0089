import { now } from '@functions/platform/clock'
import { table } from '@functions/platform/table'
import type { Actor } from '@functions/platform/token'
import { streetOf, type Team, teamsOf } from '@functions/stations/street'
import type { Outputs } from '@shared/contract/contract'
import { QueryCommand } from 'dynamodb-toolbox/table/actions/query'
import { Report } from '../entities'
import { momentText, queuePartition } from '../place'
import { queueCard } from './queue'

type Board = Outputs['reports']['overdue']

/** So many of each team are shown; the rest is in its own queue, filtered. */
const SHOWN = 3

/**
 * What is late, team by team: urgent first, then the longest overdue. Two short range queries a team, all at once, so it
 * costs the same however much work is open. Teams with nothing late are left out.
 */
export async function overdueIn(actor: Actor): Promise<Board> {
  const before = momentText(now())
  const teams = teamsOf(await streetOf(actor.streetId))
  const all = await Promise.all(teams.map((team) => lateOf(actor, team, before)))
  return { teams: all.filter(({ reports }) => reports.length > 0) }
}

async function lateOf(actor: Actor, { teamId, name }: Team, before: string): Promise<Board['teams'][number]> {
  const partition = queuePartition(actor.streetId, teamId, 'open')
  const lists = await Promise.all(
    ['0', '1'].map((rank) =>
      table
        .build(QueryCommand)
        .query({ index: 'byQueue', partition, range: { between: [`${rank}#`, `${rank}#${before}`] } })
        .entities(Report)
        .options({ limit: SHOWN + 1 })
        .send(),
    ),
  )
  const late = lists.flatMap(({ Items = [] }) => Items)
  const reports = await Promise.all(late.slice(0, SHOWN).map((report) => queueCard(actor, report)))
  return { teamId, name, reports, more: late.length > SHOWN }
}
