import { type QueryKey, useInfiniteQuery } from '@tanstack/react-query'

export interface Page<T> {
  items: T[]
  cursor?: string | undefined
}

/** A list that the server gives page by page; its cursor says nothing to anybody else. `ask` gets it from the page before. */
export function usePages<T, P extends object = object>(
  queryKey: QueryKey,
  ask: (cursor: string | undefined) => Promise<P & Page<T>>,
  { when = true }: { when?: boolean } = {},
) {
  const query = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam }) => ask(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ cursor }) => cursor,
    enabled: when,
  })
  return { ...query, items: query.data?.pages.flatMap(({ items }) => items) ?? [] }
}

export type Pages<T> = ReturnType<typeof usePages<T>>
