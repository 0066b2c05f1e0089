import { now } from '@functions/platform/clock'
import type { Actor } from '@functions/platform/http/token'
import { cursorOf, keyOfCursor } from '@functions/platform/lists/cursor'
import type { PageQuery } from '@functions/platform/lists/pages'
import type { Outputs } from '@shared/contract/contract'
import { DUE_KINDS, type DueKind, type DuePlace } from '@shared/rules/office/due'
import { addDays, dayOf, startOf } from '@shared/rules/time/day'
import { ALL_DUE } from './due.gen'
import { type Due, mergedFrom } from './merged'

type Page = Outputs['today']['due']

/** The first of what is due until tonight, from a place on. A query or two for each list of a source, all at once. */
export async function dueFrom(actor: Actor, limit: number, after?: DuePlace): Promise<Due[]> {
  const lists = await Promise.all(
    ALL_DUE.map(async ({ kind, lists: own }) => ((await own?.(actor)) ?? []).map((list) => ({ ...list, kind }))),
  )
  const until = startOf(addDays(dayOf(now()), 1)) - 1
  return mergedFrom(lists.flat(), { after, until, limit })
}

/**
 * A page of all that is due for a member of staff, first due first. It goes on behind the last one seen, not by counting:
 * what is done meanwhile takes nothing of the next page with it.
 */
export async function duePage(actor: Actor, { cursor, limit }: PageQuery): Promise<Page> {
  const after = placeIn(await keyOfCursor(cursor, scopeOf(actor)))
  return pageOfDue(actor, await dueFrom(actor, limit + 1, after), limit)
}

/** The first `limit` of what was read, with where to go on when there is more. */
export async function pageOfDue(actor: Actor, read: readonly Due[], limit: number): Promise<Page> {
  const shown = read.slice(0, limit)
  const last = shown.at(-1)
  const next = read.length > limit && last ? { at: last.at, kind: last.kind, id: last.id } : undefined
  return { items: shown.map(itemView), cursor: await cursorOf(next, scopeOf(actor)) }
}

const scopeOf = ({ memberId, streetId }: Actor) => `due#${memberId}#${streetId}`

function placeIn(key: Record<string, unknown> | undefined): DuePlace | undefined {
  return key && { at: Number(key.at), kind: String(key.kind), id: String(key.id) }
}

const isKind = (kind: string): kind is DueKind => Object.hasOwn(DUE_KINDS, kind)

/** As it is answered. */
export function itemView({
  kind,
  id,
  title,
  note,
  dueOn,
  dueAt,
  urgent,
  missed,
  page,
  desk,
}: Due): Page['items'][number] {
  if (!isKind(kind)) throw new Error(`no such kind: ${kind}`)
  return { kind, id, title, note, dueOn, dueAt, urgent, missed, page, desk }
}
