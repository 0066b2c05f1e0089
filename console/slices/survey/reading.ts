import type { Table } from '@shared/rules/survey/sheet'
import Papa from 'papaparse'

const MARKS: readonly [bytes: readonly number[], encoding: string][] = [
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
]

/**
 * The text of a file: by its mark where it has one; UTF-8 where the bytes can be that, and else GBK, in which Excel on a
 * Chinese Windows saves CSV without saying so.
 */
export function textOf(bytes: Uint8Array): string {
  const mark = MARKS.find(([begin]) => begin.every((byte, at) => bytes[at] === byte))
  if (mark) return new TextDecoder(mark[1]).decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    // It is no UTF-8.
    return new TextDecoder('gb18030').decode(bytes)
  }
}

/** The first bytes of a workbook, which is no text. */
const WORKBOOKS = [
  [0x50, 0x4b, 0x03, 0x04],
  [0xd0, 0xcf, 0x11, 0xe0],
]

export const isWorkbook = (bytes: Uint8Array): boolean =>
  WORKBOOKS.some((begin) => begin.every((byte, at) => bytes[at] === byte))

/** A table that was pasted from a spreadsheet (tabs between the cells) or read from a CSV. */
export function tableOf(text: string): Table {
  const plain = text.startsWith('\ufeff') ? text.slice(1) : text
  const [head = ''] = plain.split('\n')
  // What was pasted from a spreadsheet has tabs; a table of few rows is too little to guess by.
  const delimiter = head.includes('\t') ? '\t' : ''
  const { data } = Papa.parse<string[]>(plain, { delimiter, delimitersToGuess: [',', ';', '|'] })
  // The line break behind the last row is no row.
  const last = data.at(-1)
  return last?.length === 1 && last[0] === '' ? data.slice(0, -1) : data
}
