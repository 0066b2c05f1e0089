import { now } from '@functions/platform/clock'
import type { Actor } from '@functions/platform/http/token'
import { stillTrusted } from '@functions/platform/http/trust'
import { problem } from '@functions/platform/problem'
import { actFingerprint } from '@functions/platform/store/ids'
import { labelOf } from '@functions/platform/store/label'
import { firstOf } from '@functions/platform/store/repeat'
import { AGAIN, transact, untilAnswered } from '@functions/platform/store/transact'
import { getNow, updateIf } from '@functions/platform/store/writes'
import type { Inputs } from '@shared/contract/contract'
import { monthOf } from '@shared/rules/points/settlement'
import { dayOf } from '@shared/rules/time/day'
import { $remove, $set } from 'dynamodb-toolbox/entity/actions/update'
import { committeeFor } from './committees'
import { latePlace, openPlace, Service, type ServiceItem } from './entities'
import { ownOf } from './items'
import { type ItemView, itemView } from './views'

type At = { committeeId: string; month: string; itemId: string }

/** An item of one's own as it stands. 1 read unit. @throws NOT_FOUND */
async function ownItem(actor: Actor, org: Awaited<ReturnType<typeof committeeFor>>, key: At): Promise<ServiceItem> {
  const item = await getNow(Service, key)
  if (!item || item.removed) throw problem('NOT_FOUND')
  ownOf(actor, org, item.communityId)
  return item
}

/**
 * Says once what became of an item. Two reads and one transaction of 2 to 6 write units.
 * @throws NOT_FOUND, LIST_NOT_BEGUN, LIST_ITEM_TICKED, REASON_REQUIRED
 */
export async function tickItem(actor: Actor, input: Inputs['servicelists']['tick']): Promise<ItemView> {
  const { committeeId, month, itemId, id, outcome, served, reason } = input
  const org = await committeeFor(actor, committeeId)
  const hash = actFingerprint(actor, { committeeId, month, itemId, outcome, served, reason })
  return untilAnswered<ItemView>(async () => {
    const item = await ownItem(actor, org, { committeeId, month, itemId })
    const at = now()
    const inMonth = monthOf(dayOf(at))
    const { ticked: before } = item
    if (before?.id === id && firstOf(before, hash)) return itemView(item, monthOf(dayOf(before.at)))
    // A tick that was taken back stays taken back, however late it is sent again.
    if (item.undone?.some(({ tickId }) => tickId === id)) return itemView(item, inMonth)
    if (before) throw problem('LIST_ITEM_TICKED', { by: before.byLabel })
    if (item.queuePk === undefined || inMonth < month) throw problem('LIST_NOT_BEGUN')
    if (outcome === 'dropped' && reason === undefined) throw problem('REASON_REQUIRED')
    const ticked = { id, hash, by: actor.memberId, byLabel: await labelOf(actor, '工作人员'), at }
    const place =
      month < inMonth
        ? latePlace(committeeId, { month, tickedIn: inMonth, itemId })
        : { queuePk: $remove(), queueSk: $remove() }
    const key = { committeeId, month, itemId }
    return transact<ItemView>(
      [
        updateIf<typeof Service, ItemView>(
          Service,
          { ...key, outcome, served, reason, ticked: $set(ticked), ...place },
          { attr: 'ticked', exists: false },
          () => AGAIN,
        ),
        stillTrusted(actor),
      ],
      () => itemView({ ...item, outcome, served, reason, ticked }, inMonth),
    )
  })
}

/** So many ticks that were taken back are remembered. */
const REMEMBERED = 5

/**
 * Takes back what was said of an item: it is open again, and who took it back and why stays with it. Only in the month in which
 * it was said, because lists of the past stand. Two reads and one transaction of 2 to 6 write units.
 * @throws NOT_FOUND, LIST_ITEM_OPEN, LIST_TICK_CLOSED
 */
export async function untickItem(actor: Actor, input: Inputs['servicelists']['untick']): Promise<ItemView> {
  const { committeeId, month, itemId, id, reason } = input
  const key = { committeeId, month, itemId }
  const org = await committeeFor(actor, committeeId)
  const hash = actFingerprint(actor, { ...key, reason })
  return untilAnswered<ItemView>(async () => {
    const item = await ownItem(actor, org, key)
    const { ticked, undone = [] } = item
    const at = now()
    const inMonth = monthOf(dayOf(at))
    const before = firstOf(
      undone.find((each) => each.id === id),
      hash,
    )
    if (before) return itemView(item, inMonth)
    if (!ticked) throw problem('LIST_ITEM_OPEN')
    if (monthOf(dayOf(ticked.at)) !== inMonth) throw problem('LIST_TICK_CLOSED')
    const who = { id, hash, by: actor.memberId, byLabel: await labelOf(actor, '工作人员'), at }
    const all = [...undone, { ...who, reason, tickId: ticked.id }].slice(-REMEMBERED)
    const gone = { outcome: $remove(), served: $remove(), reason: $remove(), ticked: $remove() }
    return transact<ItemView>(
      [
        updateIf<typeof Service, ItemView>(
          Service,
          { ...key, ...gone, undone: $set(all), ...openPlace(committeeId, month, itemId) },
          { attr: 'ticked.id', eq: ticked.id },
          () => AGAIN,
        ),
        stillTrusted(actor),
      ],
      () => itemView({ ...item, ticked: undefined, undone: all }, inMonth),
    )
  })
}
