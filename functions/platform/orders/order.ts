import { now } from '@functions/platform/clock'
import { listedIn } from '@functions/platform/lists/listed'
import { unfinishedIn } from '@functions/platform/store/unfinished'
import { ORDER_LIMITS, type ORDER_OUTCOMES, type OrderFailure } from '@shared/rules/office/orders'

/** An order as it is stored, whatever is ordered. */
export interface Order {
  orderId: string
  streetId: string
  memberId: string
  at: number
  total: number
  done: number
  refused: number
  part: number
  parts: number
  state: 'running' | 'done' | 'stopped' | 'failed'
  failure?: OrderFailure | undefined
  stopAsked?: boolean | undefined
  version: number
  movedAt: number
  expiresAt: number
}

/** One thing of an order. */
export interface Row {
  outcome?: 'done' | 'refused' | undefined
  code?: string | undefined
  message?: string | undefined
}

/** Things of one step: with the order and the writer's trust fewer than 100 items are written when it is ordered. */
const PART = 20

/** An order over some things with its parts, as it begins; `list` has what its person ordered. */
export function beginning<R>(
  rows: readonly R[],
  { orderId, streetId, memberId, list }: Pick<Order, 'orderId' | 'streetId' | 'memberId'> & { list: string },
) {
  const at = now()
  const expiresAt = Math.floor(at / 1000) + ORDER_LIMITS.keepDays * 86_400
  const parts = Array.from({ length: Math.ceil(rows.length / PART) }, (_, part) => ({
    ...{ orderId, part, streetId, expiresAt },
    rows: rows.slice(part * PART, (part + 1) * PART),
  }))
  const order = {
    ...{ orderId, streetId, memberId, at, movedAt: at, expiresAt, total: rows.length, done: 0, refused: 0 },
    ...{ part: 0, parts: parts.length, state: 'running' as const, version: 1 },
    ...listedIn(list, at, orderId),
    ...unfinishedIn(streetId, at, orderId),
  }
  return { order, parts }
}

/** The table may keep the item a while longer. */
export const isGone = ({ expiresAt }: Pick<Order, 'expiresAt'>): boolean => expiresAt * 1000 <= now()

/** How far it is and why it ended early, as its person sees it. */
export function standingOf({ state, failure, stopAsked, movedAt, total, done, refused }: Order) {
  // Nobody takes it up any more.
  const isStalled = state === 'running' && movedAt + ORDER_LIMITS.stalledMinutes * 60_000 < now()
  return {
    ...{ total, done, refused },
    state: isStalled ? ('failed' as const) : state === 'running' && stopAsked ? ('stopping' as const) : state,
    reason: isStalled ? ('stalled' as const) : failure,
  }
}

/** What became of a thing, also of one whose turn did not come. */
export const outcomeOf = ({ outcome }: Row): keyof typeof ORDER_OUTCOMES => outcome ?? 'left'
