import { asProblem } from '@console/app/problem'
import { Alert, Button, Skeleton } from 'antd'
import type { ReactNode } from 'react'
import type { Pages } from './pages'

interface EmptyProps {
  text: string
  /** It is all there is on the page: what is said is its heading. */
  whole?: boolean
  children?: ReactNode
}

/** Nothing to show, and what to do instead. */
export function Empty({ text, whole, children }: EmptyProps) {
  const Words = whole ? 'h1' : 'p'
  return (
    <div className="empty">
      <svg
        viewBox="0 0 72 56"
        aria-hidden="true"
        fill="none"
        stroke="currentColor"
        strokeWidth="2.5"
        strokeLinecap="round"
      >
        <path d="M14 22h36v14a14 14 0 0 1-14 14h-8a14 14 0 0 1-14-14z" />
        <path d="M50 26h5a7 7 0 0 1 0 14h-6" />
        <path d="M24 14c-3-3 3-5 0-9M34 14c-3-3 3-5 0-9" />
      </svg>
      <Words className="empty-words">{text}</Words>
      {children}
    </div>
  )
}

/** What went wrong, and another try. */
export function Failed({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  return (
    <Alert
      type="error"
      showIcon
      title={asProblem(error).message}
      action={
        <Button size="small" onClick={onRetry}>
          再试一次
        </Button>
      }
    />
  )
}

interface Query<T> {
  data: T | undefined
  error: unknown
  isPending: boolean
  refetch: () => unknown
}

interface Props<T> {
  query: Query<T>
  rows?: number
  children: (data: T) => ReactNode
}

/** Draws what a question was answered with; until then a skeleton, and what failed with another try. */
export function Loaded<T>({ query, rows = 4, children }: Props<T>) {
  const { data, error, isPending, refetch } = query
  if (data === undefined) {
    return isPending && !error ? (
      <Skeleton active title={false} paragraph={{ rows }} />
    ) : (
      <Failed error={error} onRetry={refetch} />
    )
  }
  return (
    <>
      {error ? <Failed error={error} onRetry={refetch} /> : null}
      {children(data)}
    </>
  )
}

interface PagedProps<T> {
  list: Pages<T>
  /** What is said when there is nothing; nothing at all without it. */
  empty?: string | undefined
  rows?: number
  children: (items: T[]) => ReactNode
}

/** A list over pages of the server, with all four states: coming, none, failed, and more of it. */
export function Paged<T>({ list, empty, rows = 8, children }: PagedProps<T>) {
  const { items, isPending, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = list
  if (isPending && !error) return <Skeleton active title={false} paragraph={{ rows }} />
  if (error && items.length === 0) return <Failed error={error} onRetry={refetch} />
  // A page may hold nothing that fits, and the list still goes on.
  if (items.length === 0 && !hasNextPage) return empty === undefined ? null : <Empty text={empty} />
  return (
    <>
      {children(items)}
      {error ? <Failed error={error} onRetry={fetchNextPage} /> : null}
      {hasNextPage && !error ? (
        <div className="more">
          <Button loading={isFetchingNextPage} onClick={() => fetchNextPage()}>
            再看一些
          </Button>
        </div>
      ) : null}
    </>
  )
}
