import { categoriesOf } from '@functions/categories/categories'
import { problem } from '@functions/platform/problem'
import { put } from '@functions/platform/store/writes'
import { communityAt, streetOf, teamsOf } from '@functions/stations/street'
import { dueIn } from '@functions/stations/working'
import type { Inputs } from '@shared/contract/contract'
import { HandedOver } from '../deskEntities'
import type { ReportItem } from '../history'
import { holderOf } from '../place'
import type { Consequences } from './handle'
import type { Move } from './move'

/** How long the side that passed a report on finds it in its list. Seconds. */
const KEEP_SECONDS = 180 * 86_400

/**
 * A report goes to another community, or from its community to a unit: its queue entry moves, and the side it leaves
 * keeps a note of where it went (2 write units). Street and teams come from the cache: a team is never taken away.
 * @throws TEAM_REQUIRED
 */
export async function handedOver(
  report: ReportItem,
  { byLabel = '', note = '' }: Move,
  teamId: string | undefined,
  at: number,
): Promise<Consequences> {
  const { streetId, reportId, communityId, categoryName, address } = report
  const from = holderOf(report)
  const team = teamsOf(await streetOf(streetId)).find((each) => each.teamId === teamId)
  if (!team || team.teamId === from) throw problem('TEAM_REQUIRED')
  const { name, kind } = team
  const handOver = kind === 'unit' ? { communityId, unitId: team.teamId } : { communityId: team.teamId }
  const trace = {
    ...{ streetId, teamId: from, at, reportId, categoryName, address, toTeamId: team.teamId, toName: name },
    ...{ byLabel, note, expiresAt: Math.floor(at / 1000) + KEEP_SECONDS },
  }
  return {
    also: { handOver: { ...handOver, teamId: team.teamId, name } },
    steps: [put(HandedOver, trace)],
  }
}

/** A report that came with an address alone is put where it is. @throws PLACE_REQUIRED, OUTSIDE_STREET */
export async function located(
  { streetId }: ReportItem,
  { location, address }: Pick<Inputs['reports']['handle'], 'location' | 'address'>,
): Promise<Consequences> {
  if (!location) throw problem('PLACE_REQUIRED')
  communityAt(await streetOf(streetId), location)
  const { latitude, longitude } = location
  return { also: { located: { location: { latitude, longitude }, ...(address ? { address } : {}) } }, steps: [] }
}

/** A report becomes one of another category or urgency, due as if it had come in as that. @throws UNKNOWN_CATEGORY */
export async function reclassified(
  { streetId, submittedAt }: ReportItem,
  { categoryId, urgent }: Pick<Inputs['reports']['handle'], 'categoryId' | 'urgent'>,
): Promise<Consequences> {
  const category = (await categoriesOf(streetId)).find(({ id }) => id === categoryId)
  if (!category) throw problem('UNKNOWN_CATEGORY')
  const term = { slaHours: category.slaHours, urgent: urgent ?? category.urgent }
  const dueAt = await dueIn(streetId, submittedAt, term)
  const { id, name } = category
  return {
    also: { reclassified: { categoryId: id, categoryName: name, urgent: term.urgent, dueAt } },
    steps: [],
  }
}
