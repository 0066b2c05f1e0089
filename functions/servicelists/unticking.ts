import { now } from '@functions/platform/clock'
import type { Actor } from '@functions/platform/http/token'
import { stillTrusted } from '@functions/platform/http/trust'
import { problem } from '@functions/platform/problem'
import { actFingerprint } from '@functions/platform/store/ids'
import { firstOf } from '@functions/platform/store/repeat'
import { AGAIN, transact, untilAnswered } from '@functions/platform/store/transact'
import { getNow, updateIf } from '@functions/platform/store/writes'
import type { Inputs } from '@shared/contract/contract'
import { monthOf } from '@shared/rules/points/settlement'
import { dayOf } from '@shared/rules/time/day'
import { $remove, $set } from 'dynamodb-toolbox/entity/actions/update'
import { committeeFor } from './committees'
import { openPlace, Service } from './entities'
import { ownOf } from './items'
import { type ItemView, itemView } from './views'

/** So many writes of an item are remembered, the ticks that were taken back among them. */
const REMEMBERED = 10

/**
 * Opens an item again that was ticked by mistake, as long as the month lasts in which that was. Two reads and one transaction of
 * 6 write units. @throws NOT_FOUND, LIST_ITEM_OPEN, LIST_TICK_KEPT
 */
export async function untickItem(actor: Actor, input: Inputs['servicelists']['untick']): Promise<ItemView> {
  const { committeeId, month, itemId, id } = input
  const org = await committeeFor(actor, committeeId)
  const hash = actFingerprint(actor, { untick: itemId, committeeId, month })
  return untilAnswered<ItemView>(async () => {
    const item = await getNow(Service, { committeeId, month, itemId })
    if (!item || item.removed) throw problem('NOT_FOUND')
    ownOf(actor, org, item.communityId)
    const inMonth = monthOf(dayOf(now()))
    const { ticked, outcome: _, served: __, reason: ___, ...open } = item
    const first = item.made.find((each) => each.id === id)
    if (firstOf(first, hash)) return itemView(item, inMonth)
    if (!ticked) throw problem('LIST_ITEM_OPEN')
    if (monthOf(dayOf(ticked.at)) !== inMonth) throw problem('LIST_TICK_KEPT')
    const made = [...item.made, { id: ticked.id, hash: ticked.hash }, { id, hash }].slice(-REMEMBERED)
    const gone = { outcome: $remove(), served: $remove(), reason: $remove(), ticked: $remove() }
    const key = { committeeId, month, itemId }
    return transact<ItemView>(
      [
        updateIf<typeof Service, ItemView>(
          Service,
          { ...key, ...gone, made: $set(made), ...openPlace(committeeId, month, itemId) },
          { attr: 'ticked.id', eq: ticked.id },
          () => AGAIN,
        ),
        stillTrusted(actor),
      ],
      () => itemView(open, inMonth),
    )
  })
}
