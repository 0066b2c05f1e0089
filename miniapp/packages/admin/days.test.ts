import { dayFrom, withDay } from './days'

test.each([
  ['20271001', '2027-10-01'],
  [' 2027-10-01 ', '2027-10-01'],
  ['２０２７．１０．１', '2027-10-01'],
  ['2027年10月1日', '2027-10-01'],
  ['2027-2-30', undefined],
  ['20270230', undefined],
  ['20271301', undefined],
  ['2027', undefined],
  ['', undefined],
])('%p typed is the day %p', (typed, day) => {
  expect(dayFrom(typed)).toBe(day)
})

test('a day stands in its list once, in order', () => {
  expect(withDay(['2027-10-02'], '2027-10-01')).toEqual(['2027-10-01', '2027-10-02'])
  expect(withDay(['2027-10-01'], '2027-10-01')).toEqual(['2027-10-01'])
})
