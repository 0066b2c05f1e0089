/** What a cell may hold: a text, a number, an amount of money; undefined is an empty one. */
export type Cell = string | number | { fen: number } | undefined

/** Begins the file: Excel reads Chinese only when it finds this mark. */
const BOM = '\uFEFF'

/** A spreadsheet takes a text that begins with one of these for a formula, with blanks before it too. */
const FORMULA = /^\s*[=+\-@\t\r]/

/** Words that stand in what a spreadsheet takes for a number, a date or a time. */
const WORDS =
  /jan(uary)?|feb(ruary)?|mar(ch)?|apr(il)?|may|june?|july?|aug(ust)?|sep(tember)?|oct(ober)?|nov(ember)?|dec(ember)?|[ap]m?|e|rmb|cny|元|年|月|日|时|時|分|秒|上午|下午|星期.|周./gi
const NO_LETTERS = /^\P{L}*$/u
const LOGICAL = /^\s*(true|false|#.*)\s*$/i

/** A formula's own text may be so long; a longer one, or one of several lines, begins with an apostrophe that is seen. */
const FORMULA_CHARACTERS = 255

/**
 * A table as CSV (RFC 4180, UTF-8 with a byte order mark, CRLF), for Excel and WPS by a double-click: texts are shown with
 * all their characters, also where they look like a number, a date or a formula; numbers and money add up.
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
  if (typeof cell === 'object') return (cell.fen / 100).toFixed(2)
  const text = isTakenForElse(cell) ? asText(cell) : cell
  return /[",\r\n]/.test(text) ? quoted(text) : text
}

/** Would a spreadsheet make a number, a date, a logical value or a formula of it? */
function isTakenForElse(text: string): boolean {
  const form = text.normalize('NFKC').replace(/\p{Cf}/gu, '')
  if (FORMULA.test(form) || LOGICAL.test(form)) return true
  return /\p{N}/u.test(form) && NO_LETTERS.test(form.replace(WORDS, ''))
}

/** A formula that is nothing but the text. */
function asText(text: string): string {
  return text.length > FORMULA_CHARACTERS || /[\r\n\t]/.test(text) ? `'${text}` : `=${quoted(text)}`
}

/** The text of a cell that comes back as it was given out, or as a spreadsheet copies it: what made it text is taken off. */
export function textOfCell(cell: string): string {
  const text = cell.trim()
  const formula = /^="((?:[^"]|"")*)"$/s.exec(text)?.[1]
  return formula === undefined ? text.replace(/^'/, '') : formula.replaceAll('""', '"')
}

const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`
