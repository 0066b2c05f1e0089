import { columnsOf, filledDown, headsOf, rowsOf } from './sheet'

const TABLE = [
  ['奇山街道摸底表'],
  ['序号', '网点名称', '姓 名', '联系电话（必填）'],
  ['1', '一号网点', '样快递一', '10000000001'],
  ['', '', '', ''],
  ['2', '', '样快递二', '10000000002'],
]

test('headings are found below a title, whatever they are called', () => {
  const heads = headsOf(TABLE)
  expect(heads).toEqual({ line: 1, found: { outlet: 1, name: 2, phone: 3 } })
  expect(columnsOf(heads?.found ?? {})).toEqual({ name: 2, phone: 3, outlet: 1, occupation: undefined })
  expect(headsOf([['样快递一', '10000000001']])).toBeUndefined()
  expect(columnsOf({ name: 0, phone: 1 })).toBeUndefined()
})

test('rows keep the line they stood in, empty ones are left out, and a merged column is filled down', () => {
  const rows = rowsOf(TABLE, 1, { name: 2, phone: 3, outlet: 1 })
  expect(rows).toEqual([
    { line: 3, cells: ['样快递一', '10000000001', '', '一号网点'] },
    { line: 5, cells: ['样快递二', '10000000002', '', ''] },
  ])
  expect(filledDown(rows, 'outlet')[1]?.cells).toEqual(['样快递二', '10000000002', '', '一号网点'])
})
