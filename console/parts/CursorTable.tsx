import { Button, Skeleton, Table, type TableColumnsType } from 'antd'
import type { ReactNode } from 'react'
import type { Pages } from './pages'
import { Empty, Failed } from './States'

interface Props<T> {
  list: Pages<T>
  columns: TableColumnsType<T>
  rowKey: keyof T & string
  /** What the table is of, for who does not see it. */
  label: string
  empty: ReactNode
  /** The row that is open beside the table. */
  chosen?: string | undefined
  onChoose?: (row: T) => void
}

/** A table over pages of the server, with all four states: coming, none, failed, and more of it. */
export function CursorTable<T extends object>({ list, columns, rowKey, label, empty, chosen, onChoose }: Props<T>) {
  const { items, isPending, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = list
  if (isPending && !error) return <Skeleton active title={false} paragraph={{ rows: 8 }} />
  if (error && items.length === 0) return <Failed error={error} onRetry={refetch} />
  // A page may hold nothing that fits, and the list still goes on.
  if (items.length === 0 && !hasNextPage) return typeof empty === 'string' ? <Empty text={empty} /> : empty
  return (
    <>
      <Table<T>
        aria-label={label}
        columns={columns}
        dataSource={items}
        rowKey={rowKey}
        pagination={false}
        size="middle"
        rowClassName={(row) => (row[rowKey] === chosen ? 'ant-table-row-selected' : '')}
        onRow={(row) => ({
          onClick: () => onChoose?.(row),
          onKeyDown: (event) => {
            if (event.key === 'Enter' && event.target === event.currentTarget) onChoose?.(row)
          },
          tabIndex: onChoose ? 0 : -1,
          'aria-selected': row[rowKey] === chosen,
          style: { cursor: onChoose ? 'pointer' : 'default' },
        })}
      />
      {error ? <Failed error={error} onRetry={fetchNextPage} /> : null}
      {hasNextPage ? (
        <div className="more">
          <Button loading={isFetchingNextPage} onClick={() => fetchNextPage()}>
            再看一些
          </Button>
        </div>
      ) : null}
    </>
  )
}
