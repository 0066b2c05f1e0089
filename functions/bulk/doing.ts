import { whoOrdered } from '@functions/identity/ordering'
import type { Effect } from '@functions/platform/events/effect'
import type { Actor } from '@functions/platform/http/token'
import { doing } from '@functions/platform/orders/doing'
import { getNow, put, updateIf } from '@functions/platform/store/writes'
import { BulkOrder, type BulkOrderItem, BulkPart, type BulkPartItem, type BulkRow } from './entities'
import { moveOne, wasMade } from './moveOne'

/** An ordered move is made with one report after the other; each knows it by the id that follows from the order. */
export const bulkDoing: Effect = doing<Actor, BulkOrderItem, BulkRow, BulkPartItem>({
  name: 'bulkDoing',
  kind: BulkOrder.entityName,
  orderNow: (orderId) => getNow(BulkOrder, { orderId }),
  partNow: ({ orderId, part }) => getNow(BulkPart, { orderId, part }),
  actorOf: whoOrdered,
  doOne: moveOne,
  wasDone: wasMade,
  writes: ({ orderId, version }, next, part) => [
    updateIf(BulkOrder, { orderId, ...next }, { attr: 'version', eq: version }),
    put(BulkPart, part),
  ],
})
