import { table } from '@functions/platform/store/table'
import type { BatchPutRequest } from 'dynamodb-toolbox/entity/actions/batchPut'
import { BatchWriteCommand, execute } from 'dynamodb-toolbox/table/actions/batchWrite'

/** One item to be put, of any entity. */
export type Put = Pick<BatchPutRequest, 'entity' | 'params'>

/** The most DynamoDB takes in one batch. */
const BATCH = 25
const PARALLEL = 8

/** Puts all items, 25 a call, several calls at a time. @throws when some are left after several tries. */
export async function writeAll(puts: readonly Put[]): Promise<void> {
  let from = 0
  const work = async () => {
    while (from < puts.length) {
      const batch = puts.slice(from, from + BATCH)
      from += BATCH
      const answer = await execute({ maxAttempts: 6 }, table.build(BatchWriteCommand).requests(...batch))
      if (Object.keys(answer.UnprocessedItems ?? {}).length > 0) throw new Error('the database did not take all items')
    }
  }
  await Promise.all(Array.from({ length: PARALLEL }, work))
}
