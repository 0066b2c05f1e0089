import { problem } from '@functions/platform/problem'
import type { Entity, FormattedItem, KeyInputItem } from 'dynamodb-toolbox/entity'
import { BatchGetRequest } from 'dynamodb-toolbox/entity/actions/batchGet'
import { BatchGetCommand, execute } from 'dynamodb-toolbox/table/actions/batchGet'
import { table } from './table'

/** The most items DynamoDB reads in one batch. */
const BATCH = 100

/** A batch that was read in parts is asked for the rest so often. */
const MOST_ATTEMPTS = 6

type Found<E extends Entity> = FormattedItem<E> | undefined

/**
 * Items by their keys, no key twice, in the order of the keys: a round trip for each hundred, all at once.
 * @throws BUSY when the database leaves some unread: they must not look as if they were not there.
 */
export async function getEach<E extends Entity>(
  entity: E,
  keys: readonly NoInfer<KeyInputItem<E>>[],
  { consistent = false } = {},
): Promise<Found<E>[]> {
  const starts = Array.from({ length: Math.ceil(keys.length / BATCH) }, (_, index) => index * BATCH)
  const found = await Promise.all(
    starts.map(async (start) => {
      const requests = keys.slice(start, start + BATCH).map((key) => new BatchGetRequest(entity, key))
      const command = new BatchGetCommand(table, [entity], requests, { consistent })
      const { Responses, UnprocessedKeys = {} } = await execute({ maxAttempts: MOST_ATTEMPTS }, command)
      if (Object.keys(UnprocessedKeys).length > 0) throw problem('BUSY')
      return Responses[0] as Found<E>[]
    }),
  )
  return found.flat()
}

/** The same, every write before included. */
export const getEachNow = <E extends Entity>(
  entity: E,
  keys: readonly NoInfer<KeyInputItem<E>>[],
): Promise<Found<E>[]> => getEach(entity, keys, { consistent: true })
