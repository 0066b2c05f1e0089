import { now } from '@functions/platform/clock'
import type { Actor } from '@functions/platform/http/token'
import { streetOf, teamsOf } from '@functions/stations/street'
import { MOST_COUNTED } from '@shared/rules/office/messages'
import { reaches } from '@shared/rules/people/roles'
import { openBy, queued } from '../entities'

/** Urgent ones stand first and the longest overdue next: so many of a list tell all that a badge can say. */
const READ = 2 * MOST_COUNTED + 1

export interface ReportsWaiting {
  urgentOpen: number
  /** Open ones, urgent or not, and those of them that are late. */
  reportsOpen: number
  reportsOverdue: number
}

/** What is open in one's teams; more than MOST_COUNTED of anything says no more than that. One query a team, all at once. */
export async function reportsWaiting({ streetId, grants }: Actor): Promise<ReportsWaiting> {
  const teams = teamsOf(await streetOf(streetId)).filter(({ teamId }) => reaches(grants, teamId))
  const at = now()
  const open = (await Promise.all(teams.map(({ teamId }) => queued(streetId, teamId, 'open').first(READ)))).flat()
  return {
    urgentOpen: open.filter(({ urgent }) => urgent).length,
    reportsOpen: open.length,
    reportsOverdue: open.filter(({ dueAt }) => dueAt < at).length,
  }
}

/** Urgent reports of a team that are open, by due time. */
export const openUrgent = (streetId: string, teamId: string) => openBy(streetId, teamId, true)

/** How many urgent reports are open in one's teams, of each counted up to one more than is told. One query a team, all at once. */
export async function urgentWaiting({ streetId, grants }: Actor): Promise<number> {
  const teams = teamsOf(await streetOf(streetId)).filter(({ teamId }) => reaches(grants, teamId))
  const counted = await Promise.all(teams.map(({ teamId }) => openUrgent(streetId, teamId).count(MOST_COUNTED + 1)))
  return counted.reduce((sum, count) => sum + count, 0)
}

/** How many reports of a team are open, counted up to `most`. */
export const openIn = (streetId: string, teamId: string, most: number): Promise<number> =>
  queued(streetId, teamId, 'open').count(most)
