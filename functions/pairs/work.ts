import { takenUp } from '@functions/platform/store/unfinished'
import { UpdateItemCommand } from 'dynamodb-toolbox/entity/actions/update'
import { PairOrder, type PairOrderItem } from './orderEntities'

/** Takes up again an order over many workers that stands still, or ends it after the last try. */
async function resume({ streetId, orderId, version, tries }: PairOrderItem): Promise<'resumed' | 'ended'> {
  const { isOver, next } = takenUp({ streetId, id: orderId, version, tries })
  await PairOrder.build(UpdateItemCommand)
    .item({ orderId, ...next, ...(isOver ? ({ state: 'failed', failure: 'stalled' } as const) : {}) })
    .options({ condition: { attr: 'version', eq: version } })
    .send()
  return isOver ? 'ended' : 'resumed'
}

/** What stands still among the unfinished where many workers get a contact person, and how it is taken up again. */
export const pairWork = { entity: PairOrder, nameOf: ({ orderId }: PairOrderItem) => orderId, resume }
