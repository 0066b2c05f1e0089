import { useReachBottom } from '@tarojs/taro'
import { useCallback, useEffect, useRef, useState } from 'react'
import { tellError } from '../phone/feedback'
import { type Load, type LoadOptions, useLoad } from './useLoad'

export interface PageOf<T> {
  items: T[]
  cursor?: string | undefined
}

/** A list that goes on. */
export interface More<T> {
  /** All that is there so far. */
  items: readonly T[]
  /** 更多 / 正在加载 / 到底了. */
  more: 'more' | 'loading' | 'end'
  loadMore: () => Promise<void>
}

/**
 * The pages after a first one, fetched when the end of the list is reached or asked for. A new first page makes them old.
 * @param page loads the page after a cursor.
 */
export function useMore<T>(
  first: PageOf<T> | undefined,
  page: (cursor: string) => Promise<PageOf<T>>,
  deps: readonly unknown[],
): More<T> {
  const [rest, setRest] = useState<PageOf<T>>()
  const [loading, setLoading] = useState(false)
  const turn = useRef(0)

  // Further pages still on their way are old then, too.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only the first page matters
  useEffect(() => {
    turn.current += 1
    setRest(undefined)
  }, [first])

  const cursor = rest ? rest.cursor : first?.cursor

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

  const items = [...(first?.items ?? []), ...(rest?.items ?? [])]
  return { items, more: loading ? 'loading' : cursor ? 'more' : 'end', loadMore }
}

/**
 * A paged list: the first page as `useLoad` does, further ones as `useMore` does.
 * @param page loads the page at a cursor; the first, which may bring more than items, without one.
 */
export function usePages<P extends PageOf<unknown>>(
  page: (at: { cursor?: string }) => Promise<P>,
  deps: readonly unknown[],
  options: LoadOptions<P> = {},
): Load<P> & More<P['items'][number]> {
  const first = useLoad(() => page({}), deps, options)
  return { ...first, ...useMore<P['items'][number]>(first.data, (cursor) => page({ cursor }), deps) }
}

/**
 * So many of a list at first, and as many more whenever its end is reached or they are asked for: what lies far below
 * the screen costs nothing until somebody goes there.
 */
export function useFew<T>(list: More<T>, few: number): More<T> {
  const [shown, setShown] = useState(few)
  const isMore = list.items.length > shown
  const showMore = async () => setShown((before) => before + few)
  useReachBottom(() => {
    if (isMore) showMore()
  })
  if (!isMore) return list
  return { items: list.items.slice(0, shown), more: 'more', loadMore: showMore }
}
