import { whoOrdered } from '@functions/identity/ordering'
import { now } from '@functions/platform/clock'
import type { Effect } from '@functions/platform/events/effect'
import type { Actor } from '@functions/platform/http/token'
import { stillTrusted } from '@functions/platform/http/trust'
import { isProblem, problem } from '@functions/platform/problem'
import { derivedId } from '@functions/platform/store/ids'
import { AGAIN, transact, untilAnswered } from '@functions/platform/store/transact'
import { stepped } from '@functions/platform/store/unfinished'
import { getNow, put, updateIf } from '@functions/platform/store/writes'
import { give } from './giving'
import { PairOrder, type PairOrderItem, PairPart, type PairPartItem, type PairRow } from './orderEntities'
import { type PairItem, pairNow, pairNowFor } from './pair'

/** Workers of a part that are written at the same time. */
const AT_ONCE = 5

type Progress = Pick<PairOrderItem, 'state' | 'part' | 'done' | 'refused'> & Partial<Pick<PairOrderItem, 'failure'>>

/**
 * Does the next part of an order and writes down with one transaction what became of it and how far the order is; the order's
 * own record brings the next part, so that no run is long and any may die. A part that was not written down is done again:
 * each pair knows its write by the id that follows from the order. Of two who do the same part, one writes it down.
 */
export const pairOrderDoing: Effect = {
  name: 'pairOrderDoing',
  kinds: [PairOrder.entityName],
  run: async ({ after }) => {
    const { orderId, version } = after ?? {}
    if (typeof orderId !== 'string') return
    const order = await getNow(PairOrder, { orderId })
    // An older record: the newer one goes on.
    if (!order || order.version !== version || order.state !== 'running') return
    const part = await getNow(PairPart, { orderId, part: order.part })
    if (!part) throw new Error(`a part of an order is missing: ${orderId}`)
    const { rows, hasRights } = await untilAnswered(() => doneNow(order, part))
    await writeDown(order, { ...part, rows }, progressOf(order, rows, hasRights))
  },
}

function progressOf(order: PairOrderItem, rows: readonly PairRow[], hasRights: boolean): Progress {
  const part = order.part + 1
  const of = (outcome: PairRow['outcome']) => rows.filter((row) => row.outcome === outcome).length
  const sum = { part, done: order.done + of('done'), refused: order.refused + of('refused') }
  if (!hasRights) return { ...sum, state: 'failed', failure: 'rights' }
  if (part === order.parts) return { ...sum, state: 'done' }
  return { ...sum, state: order.stopAsked ? 'stopped' : 'running' }
}

/** The part as it is after its turn; AGAIN when roles changed under it, to go on with those that are. */
async function doneNow(order: PairOrderItem, { rows }: PairPartItem) {
  const isHandedOver = order.leaverId !== undefined
  const actor = isHandedOver ? undefined : await whoOrdered(order)
  const next: PairRow[] = []
  try {
    for (let from = 0; from < rows.length; from += AT_ONCE) {
      next.push(...(await Promise.all(rows.slice(from, from + AT_ONCE).map((row) => outcomeOf(actor, order, row)))))
    }
  } catch (error) {
    if (isProblem(error, 'UNAUTHORIZED')) return AGAIN
    throw error
  }
  return { rows: next, hasRights: isHandedOver || actor !== undefined }
}

/** The one write of an order with a pair, however often it is tried. */
const idOf = ({ orderId }: PairOrderItem, memberId: string): string => derivedId(orderId, `pair#${memberId}`)

/**
 * What becomes of one worker. What is wrong with one is that one's outcome and holds up no other. Whoever has no right any
 * more does nothing more; what a run did that died before is known all the same.
 */
async function outcomeOf(actor: Actor | undefined, order: PairOrderItem, { memberId }: PairRow): Promise<PairRow> {
  try {
    if (order.leaverId !== undefined) await handOn(order, memberId)
    else if (actor) await giveBy(actor, order, memberId)
    else if (!(await wasGiven(order, memberId))) return { memberId }
    return { memberId, outcome: 'done' }
  } catch (error) {
    if (!isProblem(error) || isProblem(error, 'UNAUTHORIZED') || isProblem(error, 'BUSY')) throw error
    if (await wasGiven(order, memberId)) return { memberId, outcome: 'done' }
    const { code, message } = error
    return { memberId, outcome: 'refused', code, message }
  }
}

const wasGiven = async (order: PairOrderItem, memberId: string): Promise<boolean> =>
  (await pairNow(memberId))?.made.some(({ id }) => id === idOf(order, memberId)) ?? false

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

/** Notes how far the order is and what became of its part, provided that nobody else did. ≤ 20 write units. */
async function writeDown(order: PairOrderItem, part: PairPartItem, progress: Progress): Promise<void> {
  const { orderId, streetId, version } = order
  const next = stepped({ streetId, id: orderId, version, at: now() }, progress.state !== 'running')
  await transact<void>(
    [updateIf(PairOrder, { orderId, ...progress, ...next }, { attr: 'version', eq: version }), put(PairPart, part)],
    () => undefined,
  )
}
