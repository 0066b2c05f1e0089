import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import type { Load } from '../lib/load/useLoad'
import type { More } from '../lib/load/usePages'
import { usePart } from './AsOf'
import { Empty } from './Empty'
import { ErrorState } from './ErrorState'
import { Skeleton } from './Skeleton'
import { Tap } from './Tap'

interface Props<T> {
  load: Load<T>
  children: (data: T) => ReactNode
  /** How many grey rows stand for the content. */
  rows?: number
}

/** Draws what a load has come to: skeleton, error with retry, or the data; the screen says when it is an older copy. */
export function Loaded<T>({ load, children, rows = 3 }: Props<T>) {
  usePart(load)
  if (load.state === 'loading') return <Skeleton rows={rows} />
  if (load.state === 'error') return <ErrorState error={load.error} retry={load.reload} />
  return <>{children(load.data)}</>
}

interface ListProps<T> {
  list: Load<unknown> & More<T>
  /** What an empty list says, and what may be done about it. */
  empty: string
  action?: ReactNode
  /** The drawing of the empty list. */
  drawing?: 'scooter' | 'tea'
  rows?: number
  /** Class of the element around the items, e.g. a grid. */
  className?: string
  children: (item: T) => ReactNode
}

/** A paged list with its four states: skeleton, empty, error, more. Items bring their own key. */
export function PagedList<T>({
  list,
  empty,
  action,
  drawing = 'scooter',
  rows = 4,
  className = 'list',
  children,
}: ListProps<T>) {
  return (
    <Loaded load={list} rows={rows}>
      {() =>
        list.items.length === 0 && list.more === 'end' ? (
          <Empty text={empty} drawing={drawing}>
            {action}
          </Empty>
        ) : (
          <>
            <View className={className}>{list.items.map(children)}</View>
            {list.more === 'end' ? (
              <View className="list-end">没有更多了</View>
            ) : (
              <Tap className="list-end" id="list-more" disabled={list.more === 'loading'} onTap={list.loadMore}>
                {list.more === 'loading' ? '正在加载…' : '显示更多'}
              </Tap>
            )}
          </>
        )
      }
    </Loaded>
  )
}
