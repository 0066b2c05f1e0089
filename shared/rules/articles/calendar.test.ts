import { weeksOf } from './calendar'

test('a month is whole weeks from Monday on, with all of its days', () => {
  const weeks = weeksOf('2026-11')
  expect(weeks[0]?.[0]).toBe('2026-10-26')
  expect(weeks.at(-1)?.[0]).toBe('2026-11-30')
  expect(weeks.every((week) => week.length === 7)).toBe(true)
  expect(weeks.flat().filter((day) => day.startsWith('2026-11'))).toHaveLength(30)
  // February of 28 days that begins on a Monday is four weeks.
  expect(weeksOf('2027-02')).toHaveLength(4)
})
