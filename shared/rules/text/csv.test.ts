import fc from 'fast-check'
import { csvLines, csvOf } from './csv'

/** A cell as Excel and WPS show it: quotes of the file off, a formula of one text run. */
function shown(text: string): string {
  const line = csvLines([[text]]).slice(0, -2)
  const cell = line.startsWith('"') ? line.slice(1, -1).replaceAll('""', '"') : line
  const formula = /^="((?:[^"]|"")*)"$/s.exec(cell)
  return formula?.[1] === undefined ? cell : formula[1].replaceAll('""', '"')
}

const isGuarded = (text: string) => /^"?(=""?|')/.test(csvLines([[text]]))

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

test.each([
  ...['=1+1', '+86', '-2+3', '@SUM(A1)', '＝1+1', '＋86', '－2', '＠SUM(A1)', '﹦1', ' =1+1', '\u200b=1+1', '="x"&A1'],
  ...[
    '0042',
    '0000',
    '００４２',
    '3-12',
    '3/12',
    '3.12',
    '2026-11-28',
    '12:30',
    '2026-11-28 12:00:05',
    '3月12日',
    '1E5',
    '１Ｅ５',
    '12%',
  ],
  ...[
    '¥3.00',
    '1,234',
    '(5)',
    '1 1/2',
    'Mar-12',
    '12 Dec',
    '9 AM',
    'TRUE',
    'false',
    '13812345678901234',
    '①',
    '#N/A',
    '1元',
  ],
])('%j is shown as it is, as text', (text) => {
  expect(isGuarded(text)).toBe(true)
  expect(shown(text)).toBe(text)
})

test.each(['\tx', '\rx', '=1\n+1', `=${'x'.repeat(300)}`])('%j is never run as a formula', (text) => {
  const [, line = ''] = csvOf(['x'], [[text]]).split('\r\n', 2)
  expect(line.replace(/^"/, '').startsWith("'")).toBe(true)
})

test.each(['3号楼2单元', '井盖破损', '王*', '12 份', '说明：见 3-12', '01JDX7Q8ZK0000000000000000', ''])(
  '%j needs nothing',
  (text) => {
    expect(csvLines([[text]])).toBe(`${text}\r\n`)
  },
)

test('whatever a text holds, it is shown with all its characters, and no cell is a formula of its own', () => {
  const text = fc.oneof(fc.string(), fc.stringMatching(/^[=+\-@＝＋－＠0-9０-９ ."',:/年月日eE]{1,12}$/))
  fc.assert(
    fc.property(text, (given) => {
      const wrapped = /[\r\n\t]/.test(given)
      expect(shown(given)).toBe(wrapped && isGuarded(given) ? `'${given}` : given)
      expect(/^"?[=+\-@](?!"")/.test(csvLines([[given]])) && !/^"?="/.test(csvLines([[given]]))).toBe(false)
    }),
  )
})

test('numbers and money stay numbers, negative ones too', () => {
  expect(csvOf(['x'], [[-5, { fen: 123456 }, { fen: -300 }, 0]])).toBe('\uFEFFx\r\n-5,1234.56,-3.00,0\r\n')
})
