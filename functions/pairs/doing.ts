import { whoOrdered } from '@functions/identity/ordering'
import type { Effect } from '@functions/platform/events/effect'
import type { Actor } from '@functions/platform/http/token'
import { stillTrusted } from '@functions/platform/http/trust'
import { doing } from '@functions/platform/orders/doing'
import { isProblem, problem } from '@functions/platform/problem'
import { derivedId } from '@functions/platform/store/ids'
import { getNow, put, updateIf } from '@functions/platform/store/writes'
import { give } from './giving'
import { PairOrder, type PairOrderItem, PairPart, type PairPartItem, type PairRow } from './orderEntities'
import { type PairItem, pairNow, pairNowFor } from './pair'

/** Ordered pairs are given one after the other; what somebody held whose role ended goes on whatever becomes of who ended it. */
export const pairOrderDoing: Effect = doing<Actor | 'anyway', PairOrderItem, PairRow, PairPartItem>({
  name: 'pairOrderDoing',
  kind: PairOrder.entityName,
  orderNow: (orderId) => getNow(PairOrder, { orderId }),
  partNow: ({ orderId, part }) => getNow(PairPart, { orderId, part }),
  actorOf: async (order) => (order.leaverId === undefined ? whoOrdered(order) : 'anyway'),
  doOne: giveOne,
  wasDone: wasGiven,
  writes: ({ orderId, version }, next, part) => [
    updateIf(PairOrder, { orderId, ...next }, { attr: 'version', eq: version }),
    put(PairPart, part),
  ],
})

/** The one write of an order with a pair, however often it is tried. */
const idOf = ({ orderId }: PairOrderItem, memberId: string): string => derivedId(orderId, `pair#${memberId}`)

/**
 * Gives one worker another person, or hands them on, and says what became of it. What is wrong with one is that one's outcome
 * and holds up no other. @throws UNAUTHORIZED when roles changed meanwhile, BUSY
 */
async function giveOne(actor: Actor | 'anyway', order: PairOrderItem, { memberId }: PairRow): Promise<PairRow> {
  try {
    await (actor === 'anyway' ? handOn(order, memberId) : giveBy(actor, order, memberId))
    return { memberId, outcome: 'done' }
  } catch (error) {
    if (!isProblem(error) || isProblem(error, 'UNAUTHORIZED') || isProblem(error, 'BUSY')) throw error
    if (await wasGiven(order, { memberId })) return { memberId, outcome: 'done' }
    const { code, message } = error
    return { memberId, outcome: 'refused', code, message }
  }
}

async function wasGiven(order: PairOrderItem, { memberId }: PairRow): Promise<boolean> {
  return (await pairNow(memberId))?.made.some(({ id }) => id === idOf(order, memberId)) ?? false
}

const giveBy = (actor: Actor, order: PairOrderItem, memberId: string): Promise<PairItem> =>
  give({
    ...{ memberId, staffId: order.staffId, id: idOf(order, memberId), hash: 'server' },
    trust: [stillTrusted(actor)],
    pairNow: () => pairNowFor(actor, memberId),
    check: (pair) => pair.staffId === order.staffId && pair.version > 0,
  })

/** Gives on what somebody had whose role ended: to the successor where they work there, else it waits for one. */
async function handOn(order: PairOrderItem, memberId: string): Promise<void> {
  const to = (staffId: string | undefined) =>
    give({
      ...{ memberId, staffId, id: idOf(order, memberId), hash: 'server', trust: [] },
      pairNow: async () => {
        const pair = await pairNow(memberId)
        if (!pair) throw problem('NOT_FOUND')
        return pair
      },
      check: (pair) => pair.staffId !== order.leaverId,
    })
  await to(order.staffId).catch((error: unknown) => {
    if (!isProblem(error, 'CONTACT_PERSON_INVALID')) throw error
    return to(undefined)
  })
}
