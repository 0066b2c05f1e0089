import { csvOf } from './csv'

test('a table opens in a spreadsheet as it was: Chinese, quotes, commas and line breaks', () => {
  expect(
    csvOf(
      ['姓名', '积分'],
      [
        ['王*明', 12],
        ['说“"好"”,\n换行', undefined],
      ],
    ),
  ).toBe('\uFEFF姓名,积分\r\n王*明,12\r\n"说“""好""”,\n换行",\r\n')
})

test.each(['=1+1', '+86', '-2+3', '@SUM(A1)', '\tx', '\rx'])('%j is never run as a formula', (text) => {
  const [, line = ''] = csvOf(['x'], [[text]]).split('\r\n', 2)
  expect(line.replace(/^"/, '').startsWith("'")).toBe(true)
})

test('a negative number stays a number', () => {
  expect(csvOf(['x'], [[-5]])).toBe('\uFEFFx\r\n-5\r\n')
})
