import { useReachBottom } from '@tarojs/taro'
import { useCallback, useEffect, useRef, useState } from 'react'
import { tellError } from './feedback'
import { type Load, useLoad } from './useLoad'

export interface PageOf<T> {
  items: T[]
  cursor?: string | undefined
}

export type Pages<T> = Load<PageOf<T>> & {
  /** All pages loaded so far. */
  items: T[]
  /** 更多 / 正在加载 / 到底了. */
  more: 'more' | 'loading' | 'end'
  loadMore: () => Promise<void>
}

/**
 * A paged list: the first page as `useLoad` does, further ones when its end is reached or asked for.
 * @param page loads the page after a cursor; the first without one.
 */
export function usePages<T>(
  page: (cursor?: string) => Promise<PageOf<T>>,
  deps: readonly unknown[],
  options: { cache?: string; when?: boolean } = {},
): Pages<T> {
  const first = useLoad(() => page(), deps, options)
  const [rest, setRest] = useState<{ items: T[]; cursor?: string | undefined }>()
  const [loading, setLoading] = useState(false)
  const turn = useRef(0)

  // A new first page makes the further ones old, also those still on their way.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only the data of the first page matters
  useEffect(() => {
    turn.current += 1
    setRest(undefined)
  }, [first.data])

  const cursor = rest ? rest.cursor : first.data?.cursor

  // biome-ignore lint/correctness/useExhaustiveDependencies: the caller names what a page depends on
  const loadMore = useCallback(async () => {
    if (!cursor || loading) return
    const mine = turn.current
    setLoading(true)
    try {
      const next = await page(cursor)
      if (mine !== turn.current) return
      setRest((before) => ({ items: [...(before?.items ?? []), ...next.items], cursor: next.cursor }))
    } catch (error) {
      tellError(error)
    } finally {
      setLoading(false)
    }
  }, [cursor, loading, ...deps])

  useReachBottom(() => {
    loadMore()
  })

  const items = [...(first.data?.items ?? []), ...(rest?.items ?? [])]
  return { ...first, items, more: loading ? 'loading' : cursor ? 'more' : 'end', loadMore }
}
