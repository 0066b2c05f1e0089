import { now } from '@functions/platform/clock'
import type { Effect } from '@functions/platform/events/effect'
import { isProblem } from '@functions/platform/problem'
import { AGAIN, type Step, transact, untilAnswered } from '@functions/platform/store/transact'
import { stepped } from '@functions/platform/store/unfinished'
import type { Order, Row } from './order'

/** Things of a part that are written at the same time. */
const AT_ONCE = 5

type Progress = Pick<Order, 'state' | 'part' | 'done' | 'refused'> & Partial<Pick<Order, 'failure'>>

/** What a step writes of an order. */
type Stepped = Progress & ReturnType<typeof stepped>

/** A kind of order: where it lies, by whose rights it is done, and what is done with one of its things. */
interface Ordered<A, O extends Order, R extends Row, P extends { rows: R[] }> {
  name: string
  /** Of its items in the stream. */
  kind: string
  orderNow: (orderId: string) => Promise<O | undefined>
  partNow: (order: O) => Promise<P | undefined>
  /** By whose rights it is done, as they are now; undefined: nobody has them any more. */
  actorOf: (order: O) => Promise<A | undefined>
  /**
   * Does one thing, and says what became of it. What is wrong with one is that one's outcome and holds up no other.
   * @throws UNAUTHORIZED when roles changed meanwhile, BUSY
   */
  doOne: (actor: A, order: O, row: R) => Promise<R>
  /** Of a thing that is not to be done any more: what a run did that died before. */
  wasDone: (order: O, row: R) => Promise<boolean>
  /** The order with its step, conditioned on its version, and the part. */
  writes: (order: O, next: Stepped, part: P) => readonly Step<never>[]
}

/**
 * Does the next part of an order and writes down with one transaction what became of it and how far the order is; the order's
 * own record brings the next part, so that no run is long and any may die. A part that was not written down is done again:
 * each thing knows its write by the id that follows from the order. Of two who do the same part, one writes it down.
 */
export const doing = <A, O extends Order, R extends Row, P extends { rows: R[] }>(
  ordered: Ordered<A, O, R, P>,
): Effect => ({
  name: ordered.name,
  kinds: [ordered.kind],
  run: async ({ after }) => {
    const { orderId, version } = after ?? {}
    if (typeof orderId !== 'string') return
    const order = await ordered.orderNow(orderId)
    // An older record: the newer one goes on.
    if (!order || order.version !== version || order.state !== 'running') return
    const part = await ordered.partNow(order)
    if (!part) throw new Error(`a part of an order is missing: ${orderId}`)
    const { rows, hasRights } = await untilAnswered(() => doneNow(ordered, order, part.rows))
    const progress = progressOf(order, rows, hasRights)
    const { streetId } = order
    const next = stepped({ streetId, id: orderId, version: order.version, at: now() }, progress.state !== 'running')
    await transact<void>([...ordered.writes(order, { ...progress, ...next }, { ...part, rows })], () => undefined)
  },
})

function progressOf(order: Order, rows: readonly Row[], hasRights: boolean): Progress {
  const part = order.part + 1
  const of = (outcome: Row['outcome']) => rows.filter((row) => row.outcome === outcome).length
  const sum = { part, done: order.done + of('done'), refused: order.refused + of('refused') }
  if (!hasRights) return { ...sum, state: 'failed', failure: 'rights' }
  if (part === order.parts) return { ...sum, state: 'done' }
  return { ...sum, state: order.stopAsked ? 'stopped' : 'running' }
}

/** The part as it is after its turn; AGAIN when roles changed under it, to go on with those that are. */
async function doneNow<A, O extends Order, R extends Row, P extends { rows: R[] }>(
  { actorOf, doOne, wasDone }: Ordered<A, O, R, P>,
  order: O,
  rows: readonly R[],
) {
  const actor = await actorOf(order)
  const become = async (row: R): Promise<R> => {
    if (actor) return doOne(actor, order, row)
    return (await wasDone(order, row)) ? { ...row, outcome: 'done' } : row
  }
  const next: R[] = []
  try {
    for (let from = 0; from < rows.length; from += AT_ONCE) {
      next.push(...(await Promise.all(rows.slice(from, from + AT_ONCE).map(become))))
    }
  } catch (error) {
    if (isProblem(error, 'UNAUTHORIZED')) return AGAIN
    throw error
  }
  return { rows: next, hasRights: actor !== undefined }
}
