import { type QueryKey, useInfiniteQuery } from '@tanstack/react-query'

export interface Page<T> {
  items: T[]
  cursor?: string | undefined
}

/** A list as far as it was asked for. */
export interface Pages<T> {
  items: T[]
  isPending: boolean
  isFetching: boolean
  isFetchingNextPage: boolean
  hasNextPage: boolean
  error: unknown
  refetch: () => unknown
  fetchNextPage: () => unknown
}

/**
 * A list that the server gives page by page; its cursor says nothing to anybody else. `ask` gets it from the page before.
 * What stands on the first page beside its items is `data`, on all of them `pages`.
 */
export function usePages<P extends Page<unknown>>(
  queryKey: QueryKey,
  ask: (cursor: string | undefined) => Promise<P>,
  { when = true }: { when?: boolean } = {},
): Pages<P['items'][number]> & { data: P | undefined; pages: P[] } {
  const query = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam }) => ask(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ cursor }) => cursor,
    enabled: when,
  })
  const pages = query.data?.pages ?? []
  return { ...query, items: pages.flatMap(({ items }) => items as P['items']), data: pages[0], pages }
}

/** A page of a list that is read whole. */
const MOST = 50

/** All pages of a list that has an end: tens of stations, hundreds of shops at the most. */
export async function allOf<T>(
  ask: (page: { cursor?: string | undefined; limit: number }) => Promise<Page<T>>,
): Promise<T[]> {
  const items: T[] = []
  let cursor: string | undefined
  do {
    const page = await ask({ cursor, limit: MOST })
    items.push(...page.items)
    cursor = page.cursor
  } while (cursor !== undefined)
  return items
}
