/** What a cell may hold; undefined is an empty one. */
export type Cell = string | number | undefined

/** Begins the file: Excel reads Chinese only when it finds this mark. */
const BOM = '\uFEFF'

/** A spreadsheet takes a text that begins with one of these for a formula. */
const FORMULA = /^[=+\-@\t\r]/

/**
 * A table as CSV (RFC 4180, UTF-8 with a byte order mark, CRLF). Texts that a spreadsheet would run as a formula begin
 * with an apostrophe; numbers stay numbers.
 */
export function csvOf(header: readonly string[], rows: readonly (readonly Cell[])[]): string {
  return BOM + csvLines([header, ...rows])
}

/** Rows alone, for a table that is written in parts. */
export function csvLines(rows: readonly (readonly Cell[])[]): string {
  return rows.map((row) => `${row.map(cellText).join(',')}\r\n`).join('')
}

function cellText(cell: Cell): string {
  if (cell === undefined) return ''
  if (typeof cell === 'number') return String(cell)
  const text = FORMULA.test(cell) ? `'${cell}` : cell
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
