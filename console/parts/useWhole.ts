import { useEffect } from 'react'
import type { Pages } from './pages'

/**
 * Goes on asking for further pages: until there are none, or until there is something to show. For lists that have an end,
 * as shops of a street, and for searches, whose pages may hold nothing that fits. What fails waits for its next try.
 */
export function useWhole<T>(list: Pages<T>, { until }: { until: 'end' | 'found' }): { isWhole: boolean } {
  const { items, hasNextPage, isFetching, error, fetchNextPage } = list
  const isWanted = hasNextPage && !isFetching && !error && (until === 'end' || items.length === 0)
  useEffect(() => {
    if (isWanted) void fetchNextPage()
  }, [isWanted, fetchNextPage])
  return { isWhole: !hasNextPage && !list.isPending && !error }
}
