import { type Figure, linesOf, monthsOf, yearAsked, yearsToChoose } from './year'

const STAIRS: Figure = {
  ...{ categoryId: 'stairs', name: '楼道整治', unit: '次', active: true, entries: 3, quantity: 5 },
  months: [
    { month: '2026-02', entries: 2, quantity: 4 },
    { month: '2026-11', entries: 1, quantity: 1 },
  ],
}
const OFF: Figure = { ...STAIRS, categoryId: 'off', active: false }

test('a number stands in the month it was done in, and months without any are empty', () => {
  const [line] = linesOf([STAIRS])
  expect(monthsOf(2026).map((month) => line?.cells.get(month)?.quantity)).toEqual([
    ...[undefined, 4, undefined, undefined, undefined, undefined],
    ...[undefined, undefined, undefined, undefined, 1, undefined],
  ])
  expect(line).toMatchObject({ entries: 3, quantity: 5 })
})

test('a category that is off stands there in the years it was used in', () => {
  const unused = { ...OFF, categoryId: 'never', months: [], entries: 0, quantity: 0 }
  const lines = linesOf([STAIRS, OFF, unused, { ...unused, categoryId: 'new', active: true }])
  expect(lines.map(({ categoryId }) => categoryId)).toEqual(['stairs', 'off', 'new'])
})

test.each([
  ['2025', 2025],
  ['2027', 2026],
  ['1999', 2026],
  ['20261', 2026],
  ['x', 2026],
  [null, 2026],
])('the address %s asks for %i', (text, year) => {
  expect(yearAsked(text, 2026)).toBe(year)
})

test('a year that is looked at can be chosen, however old', () => {
  expect(yearsToChoose(2025, 2026)).toEqual([2026, 2025, 2024, 2023, 2022])
  expect(yearsToChoose(2010, 2026)).toEqual([2026, 2025, 2024, 2023, 2022, 2010])
})
