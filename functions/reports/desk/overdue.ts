import { now } from '@functions/platform/clock'
import type { Actor } from '@functions/platform/http/token'
import { streetOf, type Team, teamsOf } from '@functions/stations/street'
import type { Outputs } from '@shared/contract/contract'
import { openBy } from '../entities'
import { momentText } from '../place'
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
  const lists = await Promise.all(
    [true, false].map((urgent) => openBy(actor.streetId, teamId, urgent, before).first(SHOWN + 1)),
  )
  const late = lists.flat()
  const reports = await Promise.all(late.slice(0, SHOWN).map((report) => queueCard(actor, report)))
  return { teamId, name, reports, more: late.length > SHOWN }
}
