import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb'
import { bulkWork } from '@functions/bulk/work'
import { redactionWork } from '@functions/media/redactions'
import { pairWork } from '@functions/pairs/work'
import { now } from '@functions/platform/clock'
import { asError, log } from '@functions/platform/log'
import { standingStill, takenUp, type Work } from '@functions/platform/store/unfinished'
import { successionWork } from '@functions/reports/succession/work'
import { servedStreets } from '@functions/stations/registry'
import { closingWork } from '@functions/survey/closing'
import { importWork } from '@functions/survey/importActs'
import { UpdateItemCommand } from 'dynamodb-toolbox/entity/actions/update'
import { ReportExport, type ReportExportItem } from './entities'

/** Orders of a street taken at once; what is left is the next run's. */
const PAGE = 25

export interface Resumed {
  resumed: number
  /** Given up, and told so. */
  ended: number
  failed: number
}

type Outcome = keyof Resumed

/**
 * Takes up again what was ordered and stands still: its last step failed for good, so no record brings the next. Each
 * is written with one try more, which does; after the last try it ends as not done and may be ordered again. A failing
 * one holds up no other. A query a street; 2 write units and 2 in the index for each.
 */
export async function resumeUnfinished(hasTime: () => boolean): Promise<Resumed> {
  const sum: Resumed = { resumed: 0, ended: 0, failed: 0 }
  for (const streetId of await servedStreets()) {
    for (const order of await standingStill(streetId, now(), PAGE, WORKS)) {
      if (!hasTime()) return sum
      sum[await resumed(order)]++
    }
  }
  return sum
}

async function resumed({ name, resume }: Awaited<ReturnType<typeof standingStill>>[number]): Promise<Outcome> {
  try {
    return await resume()
  } catch (error) {
    // It went on or ended by itself meanwhile.
    if (error instanceof ConditionalCheckFailedException) return 'resumed'
    log.error('an order that stands still could not be taken up', { order: name, cause: asError(error) })
    return 'failed'
  }
}

async function resumeExport({ streetId, exportId, version, tries }: ReportExportItem) {
  const { isOver, next } = takenUp({ streetId, id: exportId, version, tries })
  await ReportExport.build(UpdateItemCommand)
    .item({ streetId, exportId, ...next, ...(isOver ? ({ state: 'failed', failure: 'stalled' } as const) : {}) })
    .options({ condition: { attr: 'version', eq: version } })
    .send()
  return isOver ? 'ended' : 'resumed'
}

const exportWork = {
  entity: ReportExport,
  nameOf: ({ exportId }: ReportExportItem) => exportId,
  resume: resumeExport,
}

/** Everything that goes on by its own records until it ends. */
const WORKS: readonly Work[] = [exportWork, redactionWork, successionWork, bulkWork, closingWork, importWork, pairWork]
