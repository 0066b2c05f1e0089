import { cursorOf, keyOfCursor } from './cursor'

export interface PageQuery {
  cursor?: string | undefined
  limit: number
}

/** A page of a list that is already in memory. `scope` binds the cursor to the query and the caller. */
export async function pageOf<T>(all: readonly T[], { cursor, limit }: PageQuery, scope: string) {
  const key = await keyOfCursor(cursor, scope)
  const from = typeof key?.from === 'number' ? key.from : 0
  const next = from + limit < all.length ? await cursorOf({ from: from + limit }, scope) : undefined
  return { items: all.slice(from, from + limit), ...(next ? { cursor: next } : {}) }
}

interface QueryAnswer<T> {
  Items?: T[] | undefined
  LastEvaluatedKey?: Record<string, unknown> | undefined
}

/** A page of a query: runs `query` from where the cursor says and wraps what it returned. One round trip. */
export async function pageOfQuery<T, V>(
  { cursor, limit }: PageQuery,
  scope: string,
  query: (options: { limit: number; exclusiveStartKey?: Record<string, string | number> }) => Promise<QueryAnswer<T>>,
  view: (item: T) => V | Promise<V>,
) {
  const key = await keyOfCursor(cursor, scope)
  const { Items = [], LastEvaluatedKey } = await query({ limit, ...(key ? { exclusiveStartKey: key } : {}) })
  const next = await cursorOf(LastEvaluatedKey, scope)
  return { items: await Promise.all(Items.map(view)), ...(next ? { cursor: next } : {}) }
}
