import { columnLetter, readOccupation, readRow } from './row'

const COLUMNS = { name: 1, phone: 2, occupation: 3, outlet: 27 }
const row = (...cells: string[]) => readRow({ line: 5, cells }, COLUMNS)
const said = (...cells: string[]) => {
  const read = row(...cells)
  return 'wrongs' in read ? read.wrongs.map(({ column, said: words }) => `${column} ${words}`) : []
}
const phone = (text: string) => said('样快递一', text, '快递', '一号网点')

test('a good row is read whatever its width, blanks and separators', () => {
  const person = { name: '样快递一', phone: '10000000001', occupation: 'courier', outlet: '一号网点' }
  expect(row(' 样快递一 ', '１００００００ ０００１', '快递小哥', '一号网点')).toEqual({ person })
  expect(row('样快递一', '+86 100-0000-0001', '快递', '一号网点')).toEqual({ person })
  expect(row('样快递一', "'10000000001", '顺路快递', '一号网点')).toEqual({ person })
  expect(row('样快递一', '10000000001.0', '快递', '一号网点')).toEqual({ person })
  expect(row('样快递一', '10000000001', '', '一号网点')).toEqual({ person: { ...person, occupation: undefined } })
})

test('FT-21 a number of another region is taken as registration takes it', () => {
  const typed = (text: string) => {
    const read = row('样快递一', text, '快递', '一号网点')
    return 'person' in read ? read.person.phone : undefined
  }
  expect(['+852 9123 4567', '００８５２－９１２３４５６７', "'+853 6612 3456"].map(typed)).toEqual([
    '+85291234567',
    '+85291234567',
    '+85366123456',
  ])
  expect(typed('+86 138000')).toBeUndefined()
})

test.each([
  ['1.38E+10', /^C 手机号被 Excel 改成了科学计数法“1\.38E\+10”/],
  ['1.38e10', /科学计数法/],
  ['1000000000', /^C 手机号只有 10 位.*0、1 被 Excel 去掉/],
  ['=A2', /公式/],
  ['#N/A', /报错/],
  ['########', /列太窄/],
  ['1000000000110000000002', /两个号码/],
  ['0535-6000000', /座机号/],
  ['一会儿补', /数字以外/],
  ['', /^C 手机号没有填$/],
  ['100000000012', /有 12 位/],
  ['20000000001', /1 开头的 11 位/],
])('the phone %j is explained with its column', (text, words) => {
  expect(phone(text)).toEqual([expect.stringMatching(words)])
})

test('an empty cell below an outlet is said to be a merged one; every wrong cell of a row is named', () => {
  const read = readRow({ line: 6, cells: ['', '1.38E+10', '宇航员', ''] }, COLUMNS, '一号网点')
  expect(read).toMatchObject({
    wrongs: [
      { field: 'name', column: 'B', said: '姓名没有填' },
      { field: 'phone', column: 'C' },
      { field: 'occupation', column: 'D', said: expect.stringContaining('“宇航员”认不出') },
      { field: 'outlet', column: 'AB', said: expect.stringContaining('合并的单元格') },
    ],
  })
  expect(said('10000000001', '10000000001', '快递', '一号网点')).toEqual([expect.stringContaining('列选错了')])
})

test('occupations are known in many words', () => {
  const read = (text: string) => Object.values(readOccupation(text))[0]
  expect(['快递员', '外卖骑手', '网约车', '货车司机', '代驾', '其他', ''].map(read)).toEqual([
    'courier',
    'rider',
    'rideHailing',
    'freight',
    'designatedDriver',
    'other',
    undefined,
  ])
})

test('columns are named as a spreadsheet names them', () => {
  expect([0, 25, 26, 51, 52, 701, 702].map(columnLetter)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA'])
})
