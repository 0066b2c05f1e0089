import { confidentialOf } from '@functions/categories/categories'
import { cached } from '@functions/platform/cache'
import { now } from '@functions/platform/clock'
import { cursorOf, keyOfCursor } from '@functions/platform/lists/cursor'
import { type PageQuery, pageOfQuery } from '@functions/platform/lists/pages'
import type { Entry } from '@functions/published/derived'
import { entriesIn, entriesOfCell, monthCounts } from '@functions/published/queries'
import { type Month, monthOf, type PublicTab } from '@shared/rules/reports/publicReport'
import { addDays, startOf } from '@shared/rules/time/day'
import { cardOf } from './view'

/** So many months are looked at for one page; where they hold little the page is short and its cursor goes on. */
const MONTHS_A_PAGE = 4

/** The months of a list that hold anything, newest first, with how much; kept ≤ 60 s. A month is one small item. */
export const monthsOf = cached(async (scope: string): Promise<{ month: Month; count: number }[]> => {
  const months = await monthCounts(scope).all()
  return months.filter(({ count }) => count > 0).map(({ bucket, count }) => ({ month: bucket, count }))
})

/** How many reports a list has in all. ½ read unit, or none. */
export async function lengthOf(streetId: string, list: string): Promise<number> {
  return (await monthsOf(`${streetId}#${list}`)).reduce((sum, { count }) => sum + count, 0)
}

/** A part of a list: from a moment (inclusive) to another (exclusive), newest first. */
export interface Span {
  lists: readonly string[]
  from?: number
  until?: number
}

const entryText = ({ at, reportId }: Pick<Entry, 'at' | 'reportId'>) => `${momentText(at)}#${reportId}`
const momentText = (at: number) => String(Math.max(0, at)).padStart(15, '0')

/**
 * The newest `limit` entries of several lists together that come after `before` (an entry's own place). At most four
 * months and as many queries a list; each reads no more than `limit` entries, however long the lists are. `next` is where
 * to go on, absent at the end.
 */
export async function newest(
  streetId: string,
  { lists, from = 0, until }: Span,
  { limit, before }: { limit: number; before?: string | undefined },
): Promise<{ entries: Entry[]; next?: string }> {
  if (until !== undefined && from >= until) return { entries: [] }
  const top = before ?? (until === undefined ? undefined : momentText(until))
  const last = monthOf(Math.min(top === undefined ? now() : Number(top.slice(0, 15)), MAX_MOMENT))
  const known = await Promise.all(lists.map((list) => monthsOf(`${streetId}#${list}`)))
  // This month is looked at even when the cache has not heard of it.
  const months = [...new Set([monthOf(now()), ...known.flat().map(({ month }) => month)])]
    .filter((month) => (top === undefined || month <= last) && month >= monthOf(from))
    .sort()
    .reverse()
  const entries: Entry[] = []
  for (const month of months.slice(0, MONTHS_A_PAGE)) {
    const missing = limit - entries.length
    if (missing === 0) break
    const found = await Promise.all(lists.map((list) => page(`${streetId}#${list}#${month}`, missing, from, top)))
    entries.push(
      ...found
        .flat()
        .sort((a, b) => (entryText(a) < entryText(b) ? 1 : -1))
        .slice(0, missing),
    )
  }
  const lastEntry = entries.at(-1)
  if (entries.length === limit && lastEntry) return { entries, next: entryText(lastEntry) }
  const beyond = months[MONTHS_A_PAGE]
  return beyond ? { entries, next: topOf(beyond) } : { entries }
}

/** The latest moment that has a year of four digits. */
const MAX_MOMENT = 253402271999999

/** Above every place in a Shanghai month, and below the next month. */
function topOf(month: Month): string {
  const next = `${addDays(`${month}-28`, 4).slice(0, 7)}-01`
  return `${momentText(startOf(next) - 1)}#~`
}

async function page(scope: string, limit: number, since: number, top: string | undefined): Promise<Entry[]> {
  // The table refuses a range whose end comes before its beginning.
  const [least, most] = [momentText(since), top === undefined ? '9' : justBelow(top)]
  if (least > most) return []
  const found: Entry[] = []
  // One answer of the table ends at 1 MB, which may come before the limit.
  for await (const entries of entriesIn(scope, [least, most]).pages(limit)) {
    found.push(...entries)
    if (found.length >= limit) break
  }
  return found
}

/** The greatest text of digits, capitals and # below a key. */
const justBelow = (key: string) => {
  const end = key.length - 1
  return `${key.slice(0, end)}${String.fromCharCode(key.charCodeAt(end) - 1)}~`
}

/** Which lists a tab stands for. */
export function listsOf(tab: PublicTab, categoryId?: string): string[] {
  if (tab === 'fixed') return ['fixed']
  const states = tab === 'all' ? ['open', 'closed'] : [tab]
  return states.map((state) => (categoryId ? `${state}#${categoryId}` : state))
}

/** A category that was public until now may have copies left: they are not shown. */
async function withoutConfidential<T extends { categoryId: string }>(
  streetId: string,
  all: readonly T[],
): Promise<T[]> {
  const confidential = await confidentialOf(streetId)
  return all.filter(({ categoryId }) => !confidential.has(categoryId))
}

/** One page of a public list, newest first. */
export async function listPage(
  streetId: string,
  { tab, categoryId, cursor, limit }: PageQuery & { tab: PublicTab; categoryId?: string | undefined },
) {
  const scope = `public#${streetId}#${tab}#${categoryId ?? ''}`
  const key = await keyOfCursor(cursor, scope)
  const before = typeof key?.before === 'string' ? key.before : undefined
  const { entries, next } = await newest(streetId, { lists: listsOf(tab, categoryId) }, { limit, before })
  const onward = next ? await cursorOf({ before: next }, scope) : undefined
  return { entries: await withoutConfidential(streetId, entries), cursor: onward }
}

/** One page of the reports in a cell of the map, newest first. One query. */
export async function cellPage(streetId: string, cell: string, query: PageQuery) {
  const found = await pageOfQuery(query, `public#${streetId}#cell#${cell}`, entriesOfCell(streetId, cell).page, cardOf)
  return { ...found, items: await withoutConfidential(streetId, found.items) }
}
