import { table } from '@functions/platform/table'
import type { Actor } from '@functions/platform/token'
import { MOST_COUNTED } from '@shared/rules/messages'
import { QueryCommand } from 'dynamodb-toolbox/table/actions/query'
import { Flag, listOf } from './entities'

/** How many flags nobody of the office has looked at. One query. */
export async function flagsWaiting({ streetId }: Actor): Promise<number> {
  const { Count = 0 } = await table
    .build(QueryCommand)
    .query({ index: 'byQueue', partition: listOf(streetId, 'open') })
    .entities(Flag)
    .options({ limit: MOST_COUNTED + 1, select: 'COUNT' })
    .send()
  return Count
}
