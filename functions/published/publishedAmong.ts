import { table } from '@functions/platform/store/table'
import { BatchGetRequest } from 'dynamodb-toolbox/entity/actions/batchGet'
import { BatchGetCommand, execute } from 'dynamodb-toolbox/table/actions/batchGet'
import type { Published } from './derived'
import { PublicReport } from './entities'
import { isSeen } from './published'

/** So many items one batch brings at most. */
const BATCH = 100

/** Those of the reports that are public in the street (in any, when none is given), in the order of their ids. ½ read unit each. */
export async function publishedAmong(streetId: string | undefined, reportIds: readonly string[]): Promise<Published[]> {
  const batches = Array.from({ length: Math.ceil(reportIds.length / BATCH) }, (_, index) =>
    reportIds.slice(index * BATCH, (index + 1) * BATCH),
  )
  const found = await Promise.all(batches.map(batchOf))
  const seen = await Promise.all(
    found.flat().map(async (copy) => copy && ((await isSeen(streetId ?? copy.streetId, copy)) ? copy : undefined)),
  )
  return seen.filter((copy) => copy !== undefined)
}

async function batchOf(reportIds: readonly string[]): Promise<readonly (Published | undefined)[]> {
  const requests = reportIds.map((reportId) => PublicReport.build(BatchGetRequest).key({ reportId }))
  const { Responses } = await execute({ maxAttempts: 6 }, table.build(BatchGetCommand).requests(...requests))
  return Responses[0]
}
