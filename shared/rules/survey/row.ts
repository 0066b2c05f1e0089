import { seenLength, typedForm } from '../text/oneForm'
import { OCCUPATIONS, type Occupation } from '../text/words'
import { type Columns, FIELD_ORDER, FIELDS, type Field, IMPORT_LIMITS } from './imports'
import { type Read, readPhone, wrongIn } from './phoneCell'
import { SURVEY_LIMITS } from './survey'

/** A row as it was pasted: the line of the table it stood in, counted from 1, and its cells in the order of FIELDS. */
export interface Row {
  line: number
  cells: readonly string[]
}

/** What is wrong with a row: the field, where it stands in the table, and what to do. */
export interface Wrong {
  field: Field
  /** A, B, … AA. */
  column: string
  said: string
}

/** Somebody as a good row has them; the outlet is a name still. */
export interface Typed {
  name: string
  phone: string
  occupation?: Occupation | undefined
  outlet: string
}

/** 0 → A, 25 → Z, 26 → AA. */
export function columnLetter(index: number): string {
  const rest = Math.floor(index / 26) - 1
  return (rest >= 0 ? columnLetter(rest) : '') + String.fromCharCode(65 + (index % 26))
}

/** Words that mean an occupation, longest first where one is part of another. */
const WORDS: readonly [RegExp, Occupation][] = [
  [/代驾/, 'designatedDriver'],
  [/网约|滴滴|出租|专车|快车/, 'rideHailing'],
  [/货车|货运|卡车|运输/, 'freight'],
  [/外卖|骑手|骑士|送餐/, 'rider'],
  [/快递|邮政|揽投|派件|投递/, 'courier'],
  [/^(其他|其它|无)$/, 'other'],
]

/** What somebody does, in whatever words it was written. */
export function readOccupation(cell: string): Read<Occupation | undefined> {
  const wrong = wrongIn(cell)
  if (wrong) return { wrong }
  const text = typedForm(cell)
  if (text === '') return { value: undefined }
  const found = WORDS.find(([words]) => words.test(text))
  if (found) return { value: found[1] }
  return { wrong: `“${cell.trim().slice(0, 10)}”认不出，请写：${Object.values(OCCUPATIONS).join('、')}` }
}

/** A name of somebody or of an outlet. */
function readText(cell: string, most: number): Read<string> {
  const wrong = wrongIn(cell)
  if (wrong) return { wrong }
  const value = cell.trim().replace(/\s+/g, ' ')
  if (seenLength(value) === 0) return { wrong: '没有填' }
  if (value.length > most) return { wrong: `太长，最多 ${most} 个字` }
  if (/^[\d.+-]+$/.test(value)) return { wrong: '是一串数字，像是列选错了' }
  return { value }
}

/** Names of outlets are the same whatever their width and blanks. */
export const outletForm = (name: string): string => typedForm(name)

/** Reads a row; what is wrong is said for each of its cells. The outlet above tells a merged cell from an empty one. */
export function readRow({ cells }: Row, columns: Columns, above?: string): { person: Typed } | { wrongs: Wrong[] } {
  const wrongs: Wrong[] = []
  const cell = (field: Field) => cells[FIELD_ORDER.indexOf(field)] ?? ''
  const taken = <T>(field: Field, read: Read<T>): T | undefined => {
    if (!('wrong' in read)) return read.value
    wrongs.push({ field, column: columnLetter(columns[field] ?? 0), said: `${FIELDS[field].label}${read.wrong}` })
    return undefined
  }
  const name = taken('name', readText(cell('name'), SURVEY_LIMITS.name))
  const phone = taken('phone', readPhone(cell('phone')))
  const occupation = taken('occupation', readOccupation(cell('occupation')))
  const isMerged = cell('outlet').trim() === '' && above !== undefined && above.trim() !== ''
  const merged = `是空的，上面是“${above?.trim().slice(0, 12)}”，像是合并的单元格：请取消合并并填满，或点“向下填满”`
  const outlet = taken('outlet', isMerged ? { wrong: merged } : readText(cell('outlet'), IMPORT_LIMITS.cell))
  if (wrongs.length > 0 || name === undefined || phone === undefined || outlet === undefined) return { wrongs }
  return { person: { name, phone, occupation, outlet } }
}
