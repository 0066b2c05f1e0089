import { now } from '@functions/platform/clock'
import type { Actor } from '@functions/platform/http/token'
import { stillTrusted } from '@functions/platform/http/trust'
import { problem } from '@functions/platform/problem'
import { actFingerprint, derivedId } from '@functions/platform/store/ids'
import { labelOf } from '@functions/platform/store/label'
import { firstOf } from '@functions/platform/store/repeat'
import { type Step, transact, untilAnswered } from '@functions/platform/store/transact'
import { getNow, putIf, putNew } from '@functions/platform/store/writes'
import type { Inputs } from '@shared/contract/contract'
import { beginning, nextDue } from '@shared/rules/duties/plan'
import { isOpenOn, LIST_LIMITS, listPlan } from '@shared/rules/duties/serviceList'
import { dayOf } from '@shared/rules/time/day'
import { committeeFor, committeeView } from './committees'
import { duePlace, type ListItem, listPlace, listWithItems, Service, ServiceList, ServiceListDuty } from './entities'
import { offeredFor } from './offered'
import { type ListView, listView } from './views'

/** So many writes of a list are remembered. */
const REMEMBERED = 20

/** The list after a write, provided that nobody changed it since it was read. 2 write units a KB, and as much in its index. */
export const listChanged = (
  list: ListItem,
  change: Partial<ListItem>,
  made: { id: string; hash: string },
): Step<never> =>
  putIf<typeof ServiceList>(
    ServiceList,
    { ...list, ...change, version: list.version + 1, made: [...list.made, made].slice(-REMEMBERED) },
    { attr: 'version', eq: list.version },
  )

/** @throws LIST_MONTH_CLOSED */
export function monthIsOpen(month: string): void {
  if (!isOpenOn(month, dayOf(now()))) throw problem('LIST_MONTH_CLOSED')
}

/**
 * Begins a month's list from what there is, or adds what came since. A committee's first draft begins its duty. Two reads,
 * three queries and one transaction of ≤ 43 items. @throws NOT_FOUND, LIST_MONTH_CLOSED, LIST_PUBLISHED, LIST_FULL
 */
export async function draftList(actor: Actor, input: Inputs['servicelists']['draft']): Promise<ListView> {
  const { committeeId, month, id } = input
  const org = await committeeFor(actor, committeeId)
  const hash = actFingerprint(actor, { committeeId, month })
  await untilAnswered<true>(async () => {
    const [{ list, all }, duty] = await Promise.all([
      listWithItems(committeeId, month),
      getNow(ServiceListDuty, { committeeId }),
    ])
    if (
      firstOf(
        list?.made.find((each) => each.id === id),
        hash,
      )
    )
      return true
    if (list?.publishedAt !== undefined) throw problem('LIST_PUBLISHED')
    if (!org.active) throw problem('NOT_FOUND')
    monthIsOpen(month)
    const { streetId } = actor
    const offered = await offeredFor({ committeeId, streetId, communities: org.communities, month })
    const fresh = offered.filter(({ source }) => !list?.sources.includes(source))
    const { count = 0 } = list ?? {}
    const isFull = count + fresh.length > LIST_LIMITS.items || all.length + fresh.length > LIST_LIMITS.ever
    if (isFull) throw problem('LIST_FULL')
    const who = { by: actor.memberId, byLabel: await labelOf(actor, '工作人员'), at: now() }
    const change = {
      count: count + fresh.length,
      sources: [...(list?.sources ?? []), ...fresh.map(({ source }) => source)],
    }
    const { name, communities, lead } = org
    const begun = { committeeId, month, streetId, name, communities, lead, ...who, ...listPlace(committeeId, month) }
    const steps = [
      list
        ? listChanged(list, { ...change, ...who }, { id, hash })
        : putNew(ServiceList, { ...begun, ...change, version: 1, made: [{ id, hash }] }),
      ...(duty ? [] : [dutyBegun(streetId, committeeId, month)]),
      ...fresh.map((each) =>
        putNew(Service, {
          ...each,
          ...{ committeeId, month, streetId, itemId: derivedId(id, each.source), hash, made: [] },
          ...{ by: who.by, at: who.at },
        }),
      ),
      stillTrusted(actor),
    ]
    return transact<true>(steps, () => true)
  })
  return listView(committeeView(org), month)
}

function dutyBegun(streetId: string, committeeId: string, firstMonth: string): Step<never> {
  const plan = listPlan(firstMonth)
  const progress = beginning(plan, plan.from)
  const place = duePlace(streetId, nextDue(plan, progress) ?? plan.from, committeeId)
  return putNew(ServiceListDuty, { committeeId, streetId, firstMonth, progress, version: 1, ...place })
}
