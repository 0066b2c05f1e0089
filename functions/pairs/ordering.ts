import { gridWorkerIn } from '@functions/identity/standing'
import type { Actor } from '@functions/platform/http/token'
import { stillTrusted } from '@functions/platform/http/trust'
import type { Key } from '@functions/platform/lists/list'
import { beginning } from '@functions/platform/orders/order'
import { problem } from '@functions/platform/problem'
import { actFingerprint } from '@functions/platform/store/ids'
import { firstOf } from '@functions/platform/store/repeat'
import { commit } from '@functions/platform/store/transact'
import { firstTime, getNow, putNew } from '@functions/platform/store/writes'
import type { Inputs } from '@shared/contract/contract'
import type { PairsOf } from '@shared/contract/pairOrders'
import { ORDER_LIMITS } from '@shared/rules/office/orders'
import { pairedWith } from './entities'
import { membersOf, staffOfCommunity } from './lists'
import { listOfOrders, PairOrder, type PairOrderItem, PairPart } from './orderEntities'
import { type OrderView, viewOf } from './orders'
import { type PairItem, stateOf } from './pair'

type Input = Omit<Inputs['pairs']['startOrder'], 'of'> & { of: PairsOf }

/** Members asked for at once. */
const AT_ONCE = 100

type Order = Pick<PairOrderItem, 'orderId' | 'streetId' | 'hash' | 'memberId'> &
  Partial<Pick<PairOrderItem, 'staffId' | 'toLabel' | 'leaverId'>>

/** An order over some workers with its parts, as it begins. */
export function orderOver(memberIds: readonly string[], made: Order) {
  const rows = memberIds.map((memberId) => ({ memberId }))
  const { order, parts } = beginning(rows, { ...made, list: listOfOrders(made) })
  const ordered: PairOrderItem = { ...order, ...made }
  return { order: ordered, parts: parts.map((part) => putNew(PairPart, part)) }
}

/**
 * Orders another contact person for many workers; the stream's consumer gives them, part by part (doing.ts). Which workers
 * these are is settled here. The same order again is the first one, as far as it is by then. 2 write units a part of 20, 8 for
 * the order. @throws CONTACT_PERSON_INVALID, and as `pickedBy` does
 */
export async function startOrder(actor: Actor, { id, of, staffId }: Input): Promise<OrderView> {
  const { memberId, streetId } = actor
  const hash = actFingerprint(actor, { of, staffId })
  // What was done does not match any more: a repeat is known before it is looked for.
  const first = firstOf(await getNow(PairOrder, { orderId: id }), hash)
  if (first) return viewOf(first)
  const memberIds = await pickedBy(actor, of)
  const communityId = of.by === 'filter' ? of.filter.communityId : undefined
  const to = staffId === undefined || !communityId ? undefined : await gridWorkerIn({ streetId, communityId }, staffId)
  // Workers of several communities say for themselves whether they can be given to that person.
  if (staffId !== undefined && communityId !== undefined && !to) throw problem('CONTACT_PERSON_INVALID')
  const made = { orderId: id, streetId, hash, memberId, staffId, toLabel: to?.label }
  const { order, parts } = orderOver(memberIds, made)
  return commit<OrderView>([firstTime(PairOrder, order, viewOf), stillTrusted(actor), ...parts], () => viewOf(order))
}

/**
 * The workers an order is for, as they are now and for good. @throws UNKNOWN_COMMUNITY, FORBIDDEN, INVALID_INPUT, PAIRS_EMPTY,
 * PAIRS_TOO_MANY, PAIRS_MORE when there are more than the person agreed to
 */
async function pickedBy(actor: Actor, of: PairsOf): Promise<string[]> {
  if (of.by === 'ids' && new Set(of.memberIds).size < of.memberIds.length) {
    throw problem('INVALID_INPUT', { fields: [{ path: 'of.memberIds', message: '同一位小哥只能选一次' }] })
  }
  const memberIds = of.by === 'ids' ? of.memberIds : await matching(actor, of.filter)
  if (memberIds.length === 0) throw problem('PAIRS_EMPTY')
  if (memberIds.length > ORDER_LIMITS.rows) throw problem('PAIRS_TOO_MANY', { most: ORDER_LIMITS.rows })
  if (of.by === 'filter' && memberIds.length > of.expected) {
    throw problem('PAIRS_MORE', { expected: of.expected, matching: memberIds.length })
  }
  return memberIds
}

/** Who of a community fits, up to one more than an order takes; also those for whom no pair was made yet. */
async function matching(actor: Actor, filter: Extract<PairsOf, { by: 'filter' }>['filter']): Promise<string[]> {
  const { communityId, whose, staffId } = filter
  await staffOfCommunity(actor, communityId)
  const fits = (pair: PairItem) => {
    if (whose === 'unpaired') return stateOf(pair) === 'unpaired'
    return whose === 'theirs' ? pair.staffId === staffId && staffId !== undefined : stateOf(pair) !== 'none'
  }
  const found: string[] = []
  let from: Key | undefined
  do {
    const { items, next } = await membersOf(actor.streetId, communityId, { limit: AT_ONCE, from })
    found.push(...items.filter(fits).map(({ memberId }) => memberId))
    from = next
  } while (from && found.length <= ORDER_LIMITS.rows)
  return found.slice(0, ORDER_LIMITS.rows + 1)
}

/** Those whose contact person somebody is where they do not work any more, up to as many as an order takes. */
export async function pairsLeft(streetId: string, leaverId: string): Promise<string[]> {
  const all = await pairedWith(streetId, leaverId).all()
  const communities = [...new Set(all.map(({ communityId }) => communityId))]
  const works = await Promise.all(communities.map((communityId) => gridWorkerIn({ streetId, communityId }, leaverId)))
  const left = all.filter(({ communityId }) => !works[communities.indexOf(communityId)])
  return left.slice(0, ORDER_LIMITS.rows).map(({ memberId }) => memberId)
}
