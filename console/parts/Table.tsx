import { type TableProps, type TableRef, Table as Widget } from 'antd'
import { useEffect, useRef } from 'react'

/** A column that says no width has at least so much room, in px: words stay words. */
const ROOM = 130
/** The box that antd scrolls. */
const BOX = '.ant-table-content'

type Props<T> = TableProps<T> & { columns: NonNullable<TableProps<T>['columns']> }

/** A table whose columns keep their room: where it is wider than its place it scrolls by itself, by mouse and by keyboard. */
export function Table<T extends object>({ columns, ...rest }: Props<T>) {
  const table = useRef<TableRef>(null)
  useEffect(() => {
    const box = table.current?.nativeElement.querySelector<HTMLElement>(BOX)
    if (!box) return
    const watch = new ResizeObserver(() => {
      if (box.scrollWidth > box.clientWidth) box.tabIndex = 0
      else box.removeAttribute('tabindex')
    })
    watch.observe(box)
    return () => watch.disconnect()
  }, [])
  const shown = columns.filter(({ hidden }) => !hidden)
  const x = shown.reduce((sum, { width }) => sum + (typeof width === 'number' ? width : ROOM), 0)
  return <Widget<T> ref={table} columns={columns} pagination={false} scroll={{ x }} {...rest} />
}
