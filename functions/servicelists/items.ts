import { now } from '@functions/platform/clock'
import type { Actor } from '@functions/platform/http/token'
import { stillTrusted } from '@functions/platform/http/trust'
import { problem } from '@functions/platform/problem'
import { actFingerprint } from '@functions/platform/store/ids'
import { firstOf } from '@functions/platform/store/repeat'
import { AGAIN, transact, untilAnswered } from '@functions/platform/store/transact'
import { firstTime, put } from '@functions/platform/store/writes'
import type { Inputs } from '@shared/contract/contract'
import { LIST_LIMITS } from '@shared/rules/duties/serviceList'
import { reaches } from '@shared/rules/people/roles'
import { dayOf } from '@shared/rules/time/day'
import { committeeFor, leadsIn } from './committees'
import { listChanged, monthIsOpen } from './drafting'
import { listWithItems, openPlace, Service, type ServiceItem } from './entities'
import { type ItemView, itemViews } from './views'

type Org = Awaited<ReturnType<typeof committeeFor>>
type At = { committeeId: string; month: string }

/** Who may write down and tick what is a community's: its staff, and those who lead. @throws NOT_FOUND */
export function ownOf(actor: Actor, org: Org, communityId: string): void {
  if (!reaches(actor.grants, communityId) && !leadsIn(actor, org)) throw problem('NOT_FOUND')
}

/** @throws UNKNOWN_COMMUNITY, INVALID_INPUT */
function fits(
  actor: Actor,
  org: Org,
  month: string,
  { communityId, day }: { communityId: string; day?: string | undefined },
) {
  if (!org.communities.includes(communityId)) throw problem('UNKNOWN_COMMUNITY')
  ownOf(actor, org, communityId)
  if (day !== undefined && !day.startsWith(`${month}-`)) {
    throw problem('INVALID_INPUT', { fields: [{ path: 'day', message: '请选这个月里的一天' }] })
  }
}

/** An item as its list has it now. @throws NOT_FOUND */
function viewIn(all: readonly ServiceItem[], month: string, item: ServiceItem): ItemView {
  const others = all.filter(({ itemId }) => itemId !== item.itemId)
  const view = itemViews([...others, { ...item, removed: undefined }], month).find(
    ({ itemId }) => itemId === item.itemId,
  )
  if (!view) throw problem('NOT_FOUND')
  return view
}

/**
 * Adds an item; one that comes after publishing has its date. One read, one query and one transaction.
 * @throws NOT_FOUND, UNKNOWN_COMMUNITY, INVALID_INPUT, LIST_MONTH_CLOSED, LIST_FULL
 */
export async function addItem(actor: Actor, input: Inputs['servicelists']['add']): Promise<ItemView> {
  const { committeeId, month, id, ...words } = input
  const org = await committeeFor(actor, committeeId)
  const hash = actFingerprint(actor, { committeeId, month, ...words })
  return untilAnswered<ItemView>(async () => {
    const { list, all } = await listWithItems(committeeId, month)
    const first = firstOf(
      all.find(({ itemId }) => itemId === id),
      hash,
    )
    if (first) return viewIn(all, month, first)
    if (!list || !org.active) throw problem('NOT_FOUND')
    monthIsOpen(month)
    fits(actor, org, month, words)
    if (list.count >= LIST_LIMITS.items || all.length >= LIST_LIMITS.ever) throw problem('LIST_FULL')
    const at = now()
    const isPublished = list.publishedAt !== undefined
    const item = {
      ...{ committeeId, month, itemId: id, hash, streetId: actor.streetId, made: [], by: actor.memberId, at },
      ...words,
      ...(isPublished ? { addedOn: dayOf(at), ...openPlace(committeeId, month, id) } : {}),
    }
    return transact<ItemView>(
      [
        firstTime<typeof Service, ItemView>(Service, item, () => AGAIN),
        listChanged(list, { count: list.count + 1 }, { id, hash }),
        stillTrusted(actor),
      ],
      () => itemViews([...all, item as ServiceItem], month).find(({ itemId }) => itemId === id) as ItemView,
    )
  })
}

/** Changes what stands in a draft; nobody changes what is published. @throws NOT_FOUND, LIST_PUBLISHED, LIST_MONTH_CLOSED */
async function edit(
  actor: Actor,
  { committeeId, month, itemId, id, ...words }: At & { itemId: string; id: string },
  changed: (item: ServiceItem, org: Org) => ServiceItem,
): Promise<ItemView> {
  const org = await committeeFor(actor, committeeId)
  const hash = actFingerprint(actor, { committeeId, month, itemId, ...words })
  return untilAnswered<ItemView>(async () => {
    const { list, all } = await listWithItems(committeeId, month)
    const item = all.find((each) => each.itemId === itemId)
    if (!list || !item) throw problem('NOT_FOUND')
    if (
      firstOf(
        item.made.find((each) => each.id === id),
        hash,
      )
    )
      return viewIn(all, month, item)
    if (item.removed) throw problem('NOT_FOUND')
    if (list.publishedAt !== undefined) throw problem('LIST_PUBLISHED')
    monthIsOpen(month)
    ownOf(actor, org, item.communityId)
    const made = { id, hash }
    const next = { ...changed(item, org), made: [...item.made, made].slice(-REMEMBERED), by: actor.memberId, at: now() }
    // What is taken out makes room.
    const count = list.count - (next.removed ? 1 : 0)
    return transact<ItemView>([listChanged(list, { count }, made), put(Service, next), stillTrusted(actor)], () =>
      viewIn(all, month, next),
    )
  })
}

/** So many changes of an item are remembered. */
const REMEMBERED = 10

export function changeItem(actor: Actor, input: Inputs['servicelists']['change']): Promise<ItemView> {
  const { communityId, title, target, place, day, time, text, month } = input
  return edit(actor, input, (item, org) => {
    fits(actor, org, month, input)
    return { ...item, communityId, title, target, place, day, time, text }
  })
}

export async function removeItem(actor: Actor, input: Inputs['servicelists']['remove']): Promise<{ itemId: string }> {
  const { itemId } = await edit(actor, input, (item) => ({ ...item, removed: true }))
  return { itemId }
}
