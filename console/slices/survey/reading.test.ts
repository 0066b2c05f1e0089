import { columnsOf, headsOf, rowsOf } from '@shared/rules/survey/sheet'
import { csvOf } from '@shared/rules/text/csv'
import { isWorkbook, tableOf, textOf } from './reading'

const bytes = (...of: number[]) => new Uint8Array(of)
/** 网点,姓名 in GBK. */
const GBK = bytes(0xcd, 0xf8, 0xb5, 0xe3, 0x2c, 0xd0, 0xd5, 0xc3, 0xfb)

test('a file is read in whatever encoding it was saved', () => {
  expect(textOf(GBK)).toBe('网点,姓名')
  expect(textOf(new TextEncoder().encode('网点,姓名'))).toBe('网点,姓名')
  expect(textOf(bytes(0xef, 0xbb, 0xbf, ...new TextEncoder().encode('网点')))).toBe('网点')
  expect(textOf(bytes(0xff, 0xfe, 0x51, 0x7f, 0xb9, 0x70))).toBe('网点')
})

test('what is pasted from a spreadsheet and what is saved as CSV are the same table', () => {
  const table = [
    ['网点', '姓名'],
    ['一号，网点', '样快递\n一'],
  ]
  expect(tableOf('网点\t姓名\n一号，网点\t"样快递\n一"\n')).toEqual(table)
  expect(tableOf('\ufeff网点,姓名\r\n"一号，网点","样快递\n一"\r\n')).toEqual(table)
})

test('a workbook is not taken for text', () => {
  expect(isWorkbook(bytes(0x50, 0x4b, 3, 4, 20))).toBe(true)
  expect(isWorkbook(GBK)).toBe(false)
})

test('rows that came back as a file are brought in again as they were, also those a spreadsheet would make numbers or dates of', () => {
  const rows = [
    ['＝样1+1', '0042', '', '3-12'],
    ['=HYPERLINK(1)', '13800000000', '', '说“"好"”，网点'],
  ]
  const table = tableOf(csvOf(['姓名', '手机号', '职业', '网点'], rows))
  const heads = headsOf(table)
  const columns = columnsOf(heads?.found ?? {})
  expect(heads && columns && rowsOf(table, heads.line, columns).map(({ cells }) => cells)).toEqual(rows)
})
