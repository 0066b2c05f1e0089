import { now } from '@functions/platform/clock'
import { asError, log } from '@functions/platform/log'
import { derivedId } from '@functions/platform/store/ids'
import { untilAnswered } from '@functions/platform/store/transact'
import { historyOf, type MoveResult } from '@functions/reports/history'
import { momentOf, writeMove } from '@functions/reports/moves/move'
import { movesNow } from '@functions/reports/moves/standing'
import { momentText } from '@functions/reports/place'
import { servedStreets } from '@functions/stations/registry'
import type { FormattedItem } from 'dynamodb-toolbox/entity'
import { DeleteItemCommand } from 'dynamodb-toolbox/entity/actions/delete'
import { AlertDue, alertsDue } from './entities'

/** Due items taken at once. */
const PAGE = 25

export interface Escalation {
  escalated: number
  /** Somebody had taken them in time, or another run was faster. */
  settled: number
  failed: number
}

/**
 * Escalates urgent reports that nobody accepted in a quarter of an hour, each once: the optimistic lock on the report
 * decides between runs. A due item is removed after its report was looked at.
 * @param hasTime asked before every page; false ends the run.
 */
export async function escalateOverdue(hasTime: () => boolean): Promise<Escalation> {
  const sum: Escalation = { escalated: 0, settled: 0, failed: 0 }
  for (const streetId of await servedStreets()) {
    for await (const dues of alertsDue(streetId, momentText(now())).pages(PAGE)) {
      if (!hasTime()) return sum
      for (const outcome of await Promise.all(dues.map(settle))) sum[outcome]++
    }
  }
  return sum
}

async function settle(due: FormattedItem<typeof AlertDue>): Promise<keyof Escalation> {
  const { reportId } = due
  try {
    const outcome = await escalate(reportId)
    await AlertDue.build(DeleteItemCommand).key(due).send()
    return outcome
  } catch (error) {
    const cause = asError(error)
    log.error('an urgent report could not be escalated', { reportId, cause })
    return 'failed'
  }
}

/** The clock's move, if the table and the report still allow it. */
function escalate(reportId: string): Promise<'escalated' | 'settled'> {
  return untilAnswered(async () => {
    const history = await historyOf(reportId)
    if (!history || !movesNow(history.report, 'clock').includes('escalate')) return 'settled'
    const { report } = history
    const made = {
      move: 'escalate' as const,
      to: report.status,
      by: 'clock',
      byRole: 'clock' as const,
      clientId: derivedId(reportId, 'escalate'),
      hash: 'escalate',
    }
    const answer = await writeMove(report, made, momentOf(report), [])
    return isResult(answer) ? 'escalated' : answer
  })
}

const isResult = (answer: MoveResult | symbol): answer is MoveResult => typeof answer === 'object'
