import type { DueItem, DueList } from '@functions/platform/due'
import { type DuePlace, dueOrder } from '@shared/rules/office/due'
import { addDays, dayOf, startOf } from '@shared/rules/time/day'

/** Something due, of whichever list, with where it stands among all. */
export type Due = DueItem & DuePlace

/** Something of a kind, with where it stands. */
export const placed = (kind: string, item: DueItem): Due => ({ ...item, kind, at: item.dueAt ?? endOf(item.dueOn) })

/** A list with what its items are. */
export interface Stream extends DueList {
  kind: string
}

/** The last moment of a day. */
const endOf = (day: string): number => startOf(addDays(day, 1)) - 1

const MOMENT_DIGITS = 15

const textOf = ({ by, grace = 0 }: Stream, at: number): string =>
  by === 'day' ? dayOf(at) : String(at - grace).padStart(MOMENT_DIGITS, '0')

/** Before every key and after every id. */
const FIRST = '0'
const LAST = '~'

/** The part of a list's keys that comes after a place of the merged order. */
function startAfter(stream: Stream, after: DuePlace | undefined): string {
  if (!after) return FIRST
  const text = textOf(stream, after.at)
  // A day's things are due at its end: whatever stood before that leaves all of them.
  const same = stream.by === 'moment' || endOf(text) === after.at
  if (!same || stream.kind > after.kind) return `${text}#`
  return stream.kind < after.kind ? `${text}#${LAST}` : `${text}#${after.id}!`
}

/** Each list gives so many at first, with so many lists; at least these few, which cost the same as one. */
const AT_LEAST = 3
const shareOf = (wanted: number, lists: number): number =>
  Math.min(wanted, Math.max(AT_LEAST, Math.ceil(wanted / Math.max(1, lists)) + 1))

/**
 * The first `limit` of what several lists hold from a place on up to a moment, first due first. Each list is read a little
 * at first, all at once, and once more when it runs out: what is read hardly grows with the number of lists.
 */
export async function mergedFrom(
  streams: readonly Stream[],
  { after, until, limit }: { after?: DuePlace | undefined; until: number; limit: number },
): Promise<Due[]> {
  const heads = await Promise.all(
    streams.map((stream) => readOn(stream, { after, until, limit: shareOf(limit, streams.length) })),
  )
  const merged: Due[] = []
  while (merged.length < limit) {
    const next = firstOf(heads)
    if (!next) break
    const item = next.items.shift()
    if (item) merged.push(item)
    if (next.items.length > 0 || !next.more || merged.length === limit) continue
    Object.assign(next, await readOn(next.stream, { after: item, until, limit: limit - merged.length }))
  }
  return merged
}

interface Head {
  stream: Stream
  items: Due[]
  /** There may be more behind these. */
  more: boolean
}

async function readOn(
  stream: Stream,
  { after, until, limit }: { after: DuePlace | undefined; until: number; limit: number },
): Promise<Head> {
  const [from, to] = [startAfter(stream, after), `${textOf(stream, until)}#${LAST}`]
  if (from > to) return { stream, items: [], more: false }
  const found = await stream.first([from, to], limit)
  return { stream, items: found.map((item) => placed(stream.kind, item)), more: found.length === limit }
}

/** The list whose first item comes before all others'. */
function firstOf(heads: readonly Head[]): Head | undefined {
  let first: { head: Head; item: Due } | undefined
  for (const head of heads) {
    const [item] = head.items
    if (item && (!first || dueOrder(item, first.item) < 0)) first = { head, item }
  }
  return first?.head
}
