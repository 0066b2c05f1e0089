import { isMonth, monthBefore, monthOf, weeksOf } from './month'

test('a month is whole weeks from Monday, with the days beside it and no week too much', () => {
  // November 2031 begins on a Saturday and ends on a Sunday.
  const weeks = weeksOf('2031-11')
  expect([weeks[0]?.[0], weeks[0]?.[5], weeks.at(-1)?.at(-1)]).toEqual(['2031-10-27', '2031-11-01', '2031-11-30'])
  expect(weeks.every((week) => week.length === 7)).toBe(true)
  // February 2027 is four weeks to the day.
  expect(weeksOf('2027-02')).toHaveLength(4)
  expect(weeksOf('2027-02')[0]?.[0]).toBe('2027-02-01')
})

test('what is no month of an address is none, and the one before January is last year’s', () => {
  expect(['2031-11', '2031-13', '31-11', null].map(isMonth)).toEqual([true, false, false, false])
  expect([monthBefore('2032-01'), monthOf(Date.parse('2031-12-31T23:00:00Z'))]).toEqual(['2031-12', '2032-01'])
})
