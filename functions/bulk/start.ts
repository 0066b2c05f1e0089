import { assigneeFor } from '@functions/identity/people'
import type { Actor } from '@functions/platform/http/token'
import { stillTrusted } from '@functions/platform/http/trust'
import { beginning } from '@functions/platform/orders/order'
import { problem } from '@functions/platform/problem'
import { actFingerprint } from '@functions/platform/store/ids'
import { firstOf } from '@functions/platform/store/repeat'
import { commit } from '@functions/platform/store/transact'
import { firstTime, getNow, putNew } from '@functions/platform/store/writes'
import { streetOf, teamsOf } from '@functions/stations/street'
import type { BulkOf } from '@shared/contract/bulk'
import type { Inputs } from '@shared/contract/contract'
import { BulkOrder, type BulkOrderItem, BulkPart, listOfOrders } from './entities'
import { type OrderView, viewOf } from './orders'
import { pickedBy } from './picking'

type Words = Omit<Inputs['reports']['startBulk'], 'of'>
type Input = Words & { of: BulkOf }

/**
 * Orders a move for many reports; the stream's consumer makes it, part by part (doing.ts). Which reports these are is
 * settled here. The same order again is the first one, as far as it is by then. 2 write units a part of 20, 8 for the order.
 * @throws REASON_REQUIRED, ASSIGNEE_REQUIRED, TEAM_REQUIRED, and as `pickedBy` does
 */
export async function startBulk(actor: Actor, { id, of, note = '', ...more }: Input): Promise<OrderView> {
  const { memberId, streetId } = actor
  const words = { note, ...more }
  const hash = actFingerprint(actor, { of, ...words })
  // What was done does not match any more: a repeat is known before it is looked for.
  const first = firstOf(await getNow(BulkOrder, { orderId: id }), hash)
  if (first) return viewOf(first)
  const about = await destinationOf(actor, of, words)
  const rows = (await pickedBy(actor, of)).map((reportId) => ({ reportId }))
  const made = { orderId: id, streetId, memberId }
  const { order, parts } = beginning(rows, { ...made, list: listOfOrders(actor) })
  const ordered: BulkOrderItem = { ...order, hash, ...words, about }
  return commit<OrderView>(
    [firstTime(BulkOrder, ordered, viewOf), stillTrusted(actor), ...parts.map((part) => putNew(BulkPart, part))],
    () => viewOf(ordered),
  )
}

/** What the move lacks is said before anything is ordered; to whom or where it goes, in words. */
async function destinationOf(
  { streetId }: Actor,
  of: BulkOf,
  { move, note, assigneeId = '', teamId }: Omit<Words, 'id'>,
): Promise<string | undefined> {
  if (move === 'reject' && !note) throw problem('REASON_REQUIRED')
  if (move === 'assign') {
    // Reports of several teams say for themselves whether they can be given to that person.
    const team = of.by === 'filter' ? of.filter.communityId : undefined
    const assignee = team === undefined ? undefined : await assigneeFor({ streetId, teamId: team }, assigneeId)
    if (assigneeId === '' || (team !== undefined && !assignee)) throw problem('ASSIGNEE_REQUIRED')
    return assignee?.label
  }
  if (move !== 'handOver') return undefined
  const team = teamsOf(await streetOf(streetId)).find((each) => each.teamId === teamId)
  if (!team) throw problem('TEAM_REQUIRED')
  return team.name
}
