import { updateAccount } from '@functions/ledger/movement'
import { now } from '@functions/platform/clock'
import { asError, log } from '@functions/platform/log'
import { isProblem } from '@functions/platform/problem'
import { derivedId } from '@functions/platform/store/ids'
import { AGAIN } from '@functions/platform/store/transact'
import { servedStreets } from '@functions/stations/registry'
import { streetOf, teamsOf } from '@functions/stations/street'
import { AUTO_CLOSE_DAYS } from '@shared/rules/reports/reportStatus'
import { waitingSince } from '../entities'
import type { MoveResult, ReportItem } from '../history'
import { momentText } from '../place'
import { hasAccount, momentOf, writeMove } from './move'
import { destination } from './standing'

const DAY_MS = 86_400_000
/** Reports taken at once from a waiting list. */
const PAGE = 25

export interface Closing {
  closed: number
  /** Somebody moved it at the same moment: it is theirs. */
  overtaken: number
  failed: number
  /** False when time ran out: the next run goes on where this one stopped. */
  complete: boolean
}

/**
 * Closes what nobody confirmed for seven days, team by team, oldest first. What is closed leaves the waiting list, so a
 * run that stops early or is repeated goes on with the rest. A failing report or street holds up no other.
 * @param hasTime asked before every page; false ends the run.
 */
export async function closeUnconfirmed(hasTime: () => boolean): Promise<Closing> {
  const sum: Closing = { closed: 0, overtaken: 0, failed: 0, complete: true }
  const resolvedBefore = momentText(now() - AUTO_CLOSE_DAYS * DAY_MS)
  for (const streetId of await servedStreets()) {
    const teams = await teamsIn(streetId)
    if (!teams) sum.failed++
    for (const { teamId } of teams ?? []) {
      for await (const reports of waitingSince(streetId, teamId, resolvedBefore).pages(PAGE)) {
        if (!hasTime()) return { ...sum, complete: false }
        for (const outcome of await Promise.all(reports.map(close))) sum[outcome]++
      }
    }
  }
  return sum
}

/** A street's communities and units, or undefined (and a line in the log) when it is registered but was never set up. */
async function teamsIn(streetId: string) {
  try {
    return teamsOf(await streetOf(streetId))
  } catch (error) {
    if (!isProblem(error, 'NOT_FOUND')) throw error
    log.error('a registered street does not exist', { streetId })
    return undefined
  }
}

async function close(report: ReportItem): Promise<'closed' | 'overtaken' | 'failed'> {
  const { reportId, reporterId: memberId, version } = report
  try {
    const made = {
      move: 'close' as const,
      to: destination(report, 'close', 'clock'),
      by: 'clock',
      byRole: 'clock' as const,
      clientId: derivedId(reportId, `close#${version}`),
      hash: `close#${version}`,
    }
    const dropTask = updateAccount<MoveResult>({ memberId, movements: [], dropTask: reportId }, () => AGAIN)
    const answer = await writeMove(report, made, momentOf(report), hasAccount(report) ? [dropTask] : [])
    return answer === AGAIN ? 'overtaken' : 'closed'
  } catch (error) {
    const cause = asError(error)
    log.error('a report could not be closed', { reportId, ...(isProblem(error) ? { code: error.code } : {}), cause })
    return 'failed'
  }
}
