import { listOf } from '@functions/platform/lists/list'
import { kind } from '@functions/platform/store/table'
import { Entity } from 'dynamodb-toolbox/entity'
import { item, string } from 'dynamodb-toolbox/schema'

/**
 * who        question                             key
 * schedules  which streets does this table serve  STREETS / <street>
 *
 * Written once when a street is set up; a deployment serves few, so that one partition holds them all.
 */
export const ServedStreet = new Entity({
  ...kind('servedStreet'),
  schema: item({ streetId: string().key() }),
  computeKey: ({ streetId }) => ({ pk: 'STREETS', sk: streetId }),
})

/** The ids of all streets that this table serves, for work that is done street by street. */
export async function servedStreets(): Promise<string[]> {
  const served = await listOf(ServedStreet, { partition: 'STREETS' }).all(Number.POSITIVE_INFINITY)
  return served.map(({ streetId }) => streetId)
}
