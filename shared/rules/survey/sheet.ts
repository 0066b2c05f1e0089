import { textOfCell } from '../text/csv'
import { typedForm } from '../text/oneForm'
import { type Columns, FIELD_ORDER, FIELDS, type Field } from './imports'
import type { Row } from './row'

/** A table of texts as it was pasted or read from a file, with its headings. */
export type Table = readonly (readonly string[])[]

/** In how many of the first lines headings are looked for: above them there may be a title. */
const HEADS_WITHIN = 10

export type Found = Partial<Record<Field, number>>

/** Where the headings stand, and which column each field has; the field that is not found is chosen by hand. */
export function headsOf(table: Table): { line: number; found: Found } | undefined {
  for (const [line, cells] of table.slice(0, HEADS_WITHIN).entries()) {
    const found = fieldsIn(cells)
    if (Object.keys(found).length >= 2) return { line, found }
  }
  return undefined
}

function fieldsIn(cells: readonly string[]): Found {
  const words = cells.map((cell) => typedForm(cell).replace(/[(（].*$/, ''))
  const found: Found = {}
  for (const field of FIELD_ORDER) {
    const heads: readonly string[] = FIELDS[field].heads
    const at = words.findIndex((word) => heads.includes(word))
    if (at >= 0) found[field] = at
  }
  return found
}

/** Are all columns known that a row cannot do without? */
export const columnsOf = ({ name, phone, outlet, occupation }: Found): Columns | undefined =>
  name === undefined || phone === undefined || outlet === undefined ? undefined : { name, phone, outlet, occupation }

/** The rows below the headings, each with its line in the table; lines with nothing in them are left out. */
export function rowsOf(table: Table, headLine: number, columns: Columns): Row[] {
  return table.flatMap((cells, index) => {
    if (index <= headLine || cells.every((cell) => cell.trim() === '')) return []
    return [{ line: index + 1, cells: FIELD_ORDER.map((field) => textOfCell(cells[columns[field] ?? -1] ?? '')) }]
  })
}

/** A column whose empty cells are filled with what stands above: what a merged cell looks like when it is copied. */
export function filledDown(rows: readonly Row[], field: Field): Row[] {
  const at = FIELD_ORDER.indexOf(field)
  let above = ''
  return rows.map(({ line, cells }) => {
    above = cells[at] || above
    return { line, cells: cells.map((cell, index) => (index === at ? above : cell)) }
  })
}
