import { takenUp } from '@functions/platform/store/unfinished'
import { UpdateItemCommand } from 'dynamodb-toolbox/entity/actions/update'
import { BulkOrder, type BulkOrderItem } from './entities'

/** Takes up again an order over many reports that stands still, or ends it after the last try. */
async function resume({ streetId, orderId, version, tries }: BulkOrderItem): Promise<'resumed' | 'ended'> {
  const { isOver, next } = takenUp({ streetId, id: orderId, version, tries })
  await BulkOrder.build(UpdateItemCommand)
    .item({ orderId, ...next, ...(isOver ? ({ state: 'failed', failure: 'stalled' } as const) : {}) })
    .options({ condition: { attr: 'version', eq: version } })
    .send()
  return isOver ? 'ended' : 'resumed'
}

/** What stands still among the unfinished where many reports are moved, and how it is taken up again. */
export const bulkWork = { entity: BulkOrder, nameOf: ({ orderId }: BulkOrderItem) => orderId, resume }
