/** Sizes of a department's own table (上级部门的报表). */
export const TABLE_LIMITS = {
  /** Tables of a street. */
  tables: 20,
  name: 30,
  title: 20,
  columns: 24,
  /** Entries of one file; more are taken out month by month, community by community. */
  rows: 2000,
  /** What was taken out is on record so long. */
  keepDays: 366,
} as const

/** What a row of a table is. */
export const TABLE_ROWS = {
  entry: { label: '一条记录一行' },
  community: { label: '一个社区一行' },
} as const
export type TableRows = keyof typeof TABLE_ROWS

/** What may stand in a column; `of` a category where it is a sum. */
export const TABLE_FIELDS = {
  number: { label: '序号', in: ['entry', 'community'] },
  community: { label: '社区', in: ['entry', 'community'] },
  month: { label: '月份', in: ['entry', 'community'] },
  day: { label: '日期', in: ['entry'] },
  building: { label: '楼栋', in: ['entry'] },
  category: { label: '类别', in: ['entry'] },
  quantity: { label: '数量', in: ['entry'] },
  unit: { label: '单位', in: ['entry'] },
  note: { label: '内容', in: ['entry'] },
  byLabel: { label: '填报人', in: ['entry'] },
  sum: { label: '某类的合计', in: ['community'] },
  entries: { label: '某类的条数', in: ['community'] },
  blank: { label: '空着自己填', in: ['entry', 'community'] },
} as const satisfies Record<string, { label: string; in: readonly TableRows[] }>
export type TableField = keyof typeof TABLE_FIELDS

export interface TableColumn {
  title: string
  field: TableField
  /** Whose sum it is. */
  categoryId?: string | undefined
}

/** A table as the office gave it its columns. */
export interface LogTable {
  tableId: string
  name: string
  rows: TableRows
  /** Entries of these alone; of all where none is named. */
  categoryIds: readonly string[]
  columns: readonly TableColumn[]
}

/** Does a column name a category? */
export const isSum = (field: TableField): boolean => field === 'sum' || field === 'entries'

/** May a column stand in such a table? */
export const fitsIn = (rows: TableRows, field: TableField): boolean =>
  (TABLE_FIELDS[field].in as readonly TableRows[]).includes(rows)

/** What a row has for its columns. */
export type TableRow = Partial<
  Record<Exclude<TableField, 'sum' | 'entries' | 'blank'>, string | number | undefined>
> & {
  sums?: Readonly<Record<string, { quantity: number; entries: number }>>
}

/** A row's cells in the table's own order. */
export const cellsOf = (columns: readonly TableColumn[], row: TableRow): (string | number | undefined)[] =>
  columns.map(({ field, categoryId = '' }) => {
    if (field === 'sum') return row.sums?.[categoryId]?.quantity ?? 0
    if (field === 'entries') return row.sums?.[categoryId]?.entries ?? 0
    return field === 'blank' ? undefined : row[field]
  })
