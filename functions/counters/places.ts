import { getEachNow } from '@functions/platform/store/batch'
import { written } from '@functions/platform/store/single'
import { asSeen } from '@functions/platform/store/writes'
import type { FormattedItem } from 'dynamodb-toolbox/entity'
import { $add, $remove, UpdateItemCommand } from 'dynamodb-toolbox/entity/actions/update'
import { Counter } from './entities'
import type { Count } from './tally'

export type CounterKey = Pick<Count, 'scope' | 'bucket'>
export type CounterItem = FormattedItem<typeof Counter>

/** Counters by their keys, strongly consistent. One round trip for a hundred. */
export const countersNow = (keys: readonly CounterKey[]) => getEachNow(Counter, keys)

/** As whom a member's month stands in a list, and where; nowhere when it says nothing. */
export type Place = Required<Pick<CounterItem, 'nameMasked' | 'queuePk' | 'queueSk'>> | Record<string, never>

/** Writes where a counter stands, unless it stands there already; false when it changed since it was read. */
export async function placed(counter: CounterItem, where: Place): Promise<boolean> {
  const { scope, bucket, pointsEarned, placings, nameMasked, queuePk, queueSk } = counter
  if (where.nameMasked === nameMasked && where.queuePk === queuePk && where.queueSk === queueSk) return true
  const gone = { nameMasked: $remove(), queuePk: $remove(), queueSk: $remove() }
  const update = Counter.build(UpdateItemCommand)
    .item({ scope, bucket, ...gone, ...where, placings: $add(1) })
    .options({ condition: { and: [asSeen('pointsEarned', pointsEarned), asSeen('placings', placings)] } })
  return written(update)
}
