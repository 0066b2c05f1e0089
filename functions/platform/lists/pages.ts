import { cursorOf, keyOfCursor } from './cursor'
import type { Key, Part } from './list'

export interface PageQuery {
  cursor?: string | undefined
  limit: number
}

/** A page of a list that is already in memory. `scope` binds the cursor to the query and the caller. */
export async function pageOf<T>(all: readonly T[], { cursor, limit }: PageQuery, scope: string) {
  const key = await keyOfCursor(cursor, scope)
  const from = typeof key?.from === 'number' ? key.from : 0
  const next = from + limit < all.length ? await cursorOf({ from: from + limit }, scope) : undefined
  return { items: all.slice(from, from + limit), cursor: next }
}

/** A page of a list: reads from where the cursor says and wraps what `read` returned. One round trip. */
export async function pageOfQuery<T, V>(
  { cursor, limit }: PageQuery,
  scope: string,
  read: (part: Part) => Promise<{ items: T[]; next?: Key | undefined }>,
  view: (item: T) => V | Promise<V>,
) {
  const { items, next } = await read({ limit, from: await keyOfCursor(cursor, scope) })
  const more = await cursorOf(next, scope)
  return { items: await Promise.all(items.map(view)), cursor: more }
}
