import { now } from '@functions/platform/clock'
import type { Actor } from '@functions/platform/http/token'
import { stillTrusted } from '@functions/platform/http/trust'
import { problem } from '@functions/platform/problem'
import { actFingerprint } from '@functions/platform/store/ids'
import { labelOf } from '@functions/platform/store/label'
import { firstOf } from '@functions/platform/store/repeat'
import { AGAIN, type Step, transact, untilAnswered } from '@functions/platform/store/transact'
import { getNow, putIf, update, updateIf } from '@functions/platform/store/writes'
import type { Inputs } from '@shared/contract/contract'
import { nextDue, settled } from '@shared/rules/duties/plan'
import { listPlan } from '@shared/rules/duties/serviceList'
import { monthOf } from '@shared/rules/points/settlement'
import { dayOf } from '@shared/rules/time/day'
import { $remove, $set } from 'dynamodb-toolbox/entity/actions/update'
import { committeeFor, committeeView, leadsIn } from './committees'
import { listChanged, monthIsOpen } from './drafting'
import {
  duePlace,
  type ListDuty,
  latePlace,
  listWithItems,
  openPlace,
  publishedPlace,
  Service,
  ServiceListDuty,
} from './entities'
import { ownOf } from './items'
import { type ItemView, itemView, type ListView, listView } from './views'

/**
 * Publishes a month's list as it was seen; from then on its words stand. Of two who do it at once one does. Two reads, one query
 * and one transaction of ≤ 43 items. @throws NOT_FOUND, LIST_MONTH_CLOSED, LIST_PUBLISHED, LIST_CHANGED, LIST_EMPTY, LIST_NOT_LEAD
 */
export async function publishList(actor: Actor, input: Inputs['servicelists']['publish']): Promise<ListView> {
  const { committeeId, month, id, version } = input
  const org = await committeeFor(actor, committeeId)
  const hash = actFingerprint(actor, { committeeId, month, version })
  await untilAnswered<true>(async () => {
    const [{ list, all }, duty] = await Promise.all([
      listWithItems(committeeId, month),
      getNow(ServiceListDuty, { committeeId }),
    ])
    if (!list || !duty) throw problem('NOT_FOUND')
    if (
      firstOf(
        list.made.find((each) => each.id === id),
        hash,
      )
    )
      return true
    if (list.publishedAt !== undefined) throw problem('LIST_PUBLISHED')
    if (!org.active) throw problem('NOT_FOUND')
    if (!leadsIn(actor, org)) throw problem('LIST_NOT_LEAD')
    monthIsOpen(month)
    if (list.version !== version) throw problem('LIST_CHANGED')
    const items = all.filter(({ removed }) => !removed)
    if (items.length === 0) throw problem('LIST_EMPTY')
    const { name, communities, lead } = org
    const at = now()
    const who = { by: actor.memberId, byLabel: await labelOf(actor, '工作人员'), at, publishedAt: at }
    const change = { ...who, name, communities, lead, ...publishedPlace(actor.streetId, month, committeeId) }
    const steps = [
      listChanged(list, change, { id, hash }),
      movedOn(duty, month),
      ...items.map(({ itemId }) =>
        update(Service, { committeeId, month, itemId, ...openPlace(committeeId, month, itemId) }),
      ),
      stillTrusted(actor),
    ]
    return transact<true>(steps, () => true)
  })
  return listView(committeeView(org), month)
}

/** The committee's duty after the list of a month: due is the next one. */
function movedOn(duty: ListDuty, month: string): Step<never> {
  const plan = listPlan(duty.firstMonth)
  const progress = settled(plan, duty.progress, `${month}-01`)
  const place = duePlace(duty.streetId, nextDue(plan, progress) ?? plan.from, duty.committeeId)
  return putIf<typeof ServiceListDuty>(
    ServiceListDuty,
    { ...duty, progress, version: duty.version + 1, ...place },
    { attr: 'version', eq: duty.version },
  )
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
    const item = await getNow(Service, { committeeId, month, itemId })
    if (!item || item.removed) throw problem('NOT_FOUND')
    ownOf(actor, org, item.communityId)
    const at = now()
    const inMonth = monthOf(dayOf(at))
    const { ticked: before } = item
    if (before?.id === id && firstOf(before, hash)) return itemView(item, monthOf(dayOf(before.at)))
    // Sent once more after it was taken back: it was done.
    const undone = item.made.find((each) => each.id === id)
    if (firstOf(undone, hash)) return itemView(item, inMonth)
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
