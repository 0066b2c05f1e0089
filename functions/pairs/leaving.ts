import { type Effect, recordsOf } from '@functions/platform/events/effect'
import { derivedId } from '@functions/platform/store/ids'
import { commit } from '@functions/platform/store/transact'
import { putNew } from '@functions/platform/store/writes'
import { successionRecords } from '@functions/reports/succession/ordering'
import { PairOrder } from './orderEntities'
import { orderOver, pairsLeft } from './ordering'

const orders = recordsOf(PairOrder)

/**
 * When somebody's role ends, the workers whose contact person they were are given on like their open work: to whoever succeeds,
 * or to nobody, where the community sees that they have none. Once an order; what one order does not take the next one does.
 */
export const handedOn: Effect = {
  name: 'handedOn',
  kinds: [successionRecords.kind, orders.kind],
  run: async ({ kind, before, after }) => {
    if (!after) return
    if (kind === orders.kind) {
      const { streetId, orderId, leaverId, staffId, memberId, state } = orders.read(after)
      if (leaverId === undefined || state === 'running' || before?.state !== 'running') return
      return orderFor({ streetId, orderId: derivedId(orderId, 'next'), leaverId, staffId, memberId })
    }
    if (before) return
    const { streetId, id, leaverId, successorId, by } = successionRecords.read(after)
    await orderFor({ streetId, orderId: derivedId(id, 'pairs'), leaverId, staffId: successorId, memberId: by })
  },
}

interface Given {
  orderId: string
  streetId: string
  memberId: string
  leaverId: string
  staffId: string | undefined
}

async function orderFor(given: Given): Promise<void> {
  const memberIds = await pairsLeft(given.streetId, given.leaverId)
  if (memberIds.length === 0) return
  const { order, parts } = orderOver(memberIds, { ...given, hash: 'server' })
  await commit<void>([putNew(PairOrder, order, () => undefined), ...parts], () => undefined)
}
