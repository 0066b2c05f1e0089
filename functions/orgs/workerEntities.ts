import { listOf } from '@functions/platform/lists/list'
import { kind } from '@functions/platform/store/table'
import { Entity } from 'dynamodb-toolbox/entity'
import { item, string } from 'dynamodb-toolbox/schema'

/**
 * who         question                                  key
 * consumer    where does this worker work               MEMBER#<id> / WORKSAT
 * instructor  how many registered workers work there    byQueue  ORGWORKERS#<org> / <member>
 */
export const WorksAt = new Entity({
  ...kind('worksAt'),
  schema: item({ memberId: string().key(), orgId: string(), queuePk: string(), queueSk: string() }),
  computeKey: ({ memberId }) => ({ pk: `MEMBER#${memberId}`, sk: 'WORKSAT' }),
})

const partition = (orgId: string) => `ORGWORKERS#${orgId}`

/** Where a worker stands among those of their employer. */
export const workerPlace = (orgId: string, memberId: string) => ({ queuePk: partition(orgId), queueSk: memberId })

/** Registered workers who name an organisation as their employer. */
export const workersAt = (orgId: string) => listOf(WorksAt, { index: 'byQueue', partition: partition(orgId) })
