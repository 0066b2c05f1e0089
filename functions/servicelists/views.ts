import { now } from '@functions/platform/clock'
import type { Outputs } from '@shared/contract/contract'
import { byTime, clashesIn, isOpenOn, monthsOld } from '@shared/rules/duties/serviceList'
import { dayOf, monthAfter, startOf } from '@shared/rules/time/day'
import { type ListItem, listWithItems, openBefore, type ServiceItem, tickedLateFrom } from './entities'

export type ListView = Outputs['servicelists']['list']
export type ItemView = ListView['items'][number]

/** More than a committee can have left open in years. */
const MOST_CARRIED = 100

/** An item as it was in a month's list: what became of it after that month is not in it. */
export function itemView(item: ServiceItem, inMonth: string, clashes: readonly string[] = []): ItemView {
  const { itemId, communityId, title, target, place, day, time, text, month, addedOn, ticked } = item
  const last = item.undone?.at(-1)
  const isKnown = ticked !== undefined && ticked.at < startOf(`${monthAfter(inMonth)}-01`)
  return {
    itemId,
    communityId,
    title,
    target,
    place,
    day,
    time,
    text,
    month,
    addedOn,
    age: monthsOld(month, inMonth),
    clashes: [...clashes],
    ...(isKnown
      ? { outcome: item.outcome, served: item.served, reason: item.reason, byLabel: ticked.byLabel, at: ticked.at }
      : {}),
    undone: last && { byLabel: last.byLabel, at: last.at, reason: last.reason },
  }
}

/** The items of a list in the order in which they happen. */
export function itemViews(all: readonly ServiceItem[], month: string): ItemView[] {
  const items = all.filter(({ removed }) => !removed).sort(byTime)
  const clashes = clashesIn(items)
  return items.map((item) => itemView(item, month, clashes.get(item.itemId)))
}

/** What earlier lists left open for a month, oldest first. Two queries. */
export async function carriedInto(committeeId: string, month: string): Promise<ItemView[]> {
  const [open, late] = await Promise.all([
    openBefore(committeeId, month).first(MOST_CARRIED),
    tickedLateFrom(committeeId, month).first(MOST_CARRIED),
  ])
  return [...open, ...late.filter((item) => item.month < month)]
    .sort((a, b) => (`${a.month}#${a.itemId}` < `${b.month}#${b.itemId}` ? -1 : 1))
    .map((item) => itemView(item, month))
}

type Named = Pick<ListView, 'committeeId' | 'name' | 'communities' | 'lead'>

/** A month's list; nothing in it when nobody began one. Three queries. */
export async function listView(committee: Named, month: string): Promise<ListView> {
  const { committeeId } = committee
  const [{ list, all }, carried] = await Promise.all([
    listWithItems(committeeId, month),
    // What is open when its month begins is carried over, not before.
    dayOf(now()) < `${month}-01` ? [] : carriedInto(committeeId, month),
  ])
  const { version = 0, publishedAt, byLabel } = list ?? {}
  return {
    ...(list?.publishedAt === undefined ? committee : namedIn(list)),
    month,
    version,
    publishedAt,
    byLabel: publishedAt === undefined ? undefined : byLabel,
    items: itemViews(all, month),
    carried,
    open: isOpenOn(month, dayOf(now())),
  }
}

/** What is published keeps the names of then. */
export const namedIn = ({ committeeId, name, communities, lead }: ListItem): Named => ({
  committeeId,
  name,
  communities,
  lead,
})
