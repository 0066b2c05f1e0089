import { addDays } from './day'
import { monthBefore, weeksOf } from './month'

test('a month begins under its weekday, Monday first', () => {
  // 1 November 2031 is a Saturday.
  expect(weeksOf('2031-11')[0]).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
    undefined,
    '2031-11-01',
    '2031-11-02',
  ])
  // 1 February 2027 is a Monday, and the month has four weeks.
  expect(weeksOf('2027-02').map(([monday]) => monday)).toEqual(['2027-02-01', '2027-02-08', '2027-02-15', '2027-02-22'])
})

test('every day of a month stands in it once, in order', () => {
  for (let month = '2027-12'; month > '2023-12'; month = monthBefore(month)) {
    const days = weeksOf(month)
      .flat()
      .filter((day) => day !== undefined)
    expect(days[0]).toBe(`${month}-01`)
    days.forEach((day, at) => {
      expect(day).toBe(addDays(`${month}-01`, at))
    })
    expect(addDays(days.at(-1) ?? '', 1).startsWith(month)).toBe(false)
  }
})

test('before January is December', () => {
  expect(monthBefore('2028-01')).toBe('2027-12')
})
