import type { TableColumnsType } from 'antd'
import type { Pages } from './pages'
import { Paged } from './States'
import { Table } from './Table'

interface Props<T> {
  list: Pages<T>
  columns: TableColumnsType<T>
  rowKey: keyof T & string
  /** What the table is of, for who does not see it. */
  label: string
  empty: string
  /** The row that is open beside the table. */
  chosen?: string | undefined
  /** A click anywhere on a row; for the keyboard its first column holds a link. */
  onChoose?: (row: T) => void
}

/** A table over pages of the server. */
export function CursorTable<T extends object>({ list, columns, rowKey, label, empty, chosen, onChoose }: Props<T>) {
  return (
    <Paged list={list} empty={empty}>
      {(items) => (
        <Table<T>
          aria-label={label}
          columns={columns}
          dataSource={items}
          rowKey={rowKey}
          size="middle"
          rowClassName={(row) => (row[rowKey] === chosen ? 'ant-table-row-selected' : '')}
          onRow={(row) => ({
            onClick: () => onChoose?.(row),
            'aria-current': row[rowKey] === chosen,
            style: { cursor: onChoose ? 'pointer' : 'default' },
          })}
        />
      )}
    </Paged>
  )
}
