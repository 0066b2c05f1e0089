import { dayTile, sayAlong, sayHours, saySeats, sayWhen } from './saying'

const at = (text: string) => Date.parse(`${text}+08:00`)
const NOW = at('2031-11-19T11:30:00')

test('a day is a sheet of the calendar in Shanghai', () => {
  expect(dayTile(at('2031-11-20T00:00:00'))).toEqual({ month: '11月', date: '20', weekday: '周四' })
  expect(dayTile(at('2031-11-19T23:59:59.999'))).toMatchObject({ date: '19', weekday: '周三' })
})

test.each([
  ['2031-11-19T14:00:00', '2031-11-19T16:30:00', '14:00–16:30'],
  ['2031-11-19T22:00:00', '2031-11-20T01:00:00', '22:00–次日 01:00'],
  ['2031-11-19T22:00:00', '2031-11-20T00:00:00', '22:00–24:00'],
  ['2031-12-31T23:00:00', '2032-01-01T00:30:00', '23:00–次日 00:30'],
  ['2031-11-19T08:00:00', '2031-11-21T08:00:00', '08:00–11月21日 08:00'],
])('%s to %s is %s', (starts, ends, said) => {
  expect(sayHours(at(starts), at(ends))).toBe(said)
})

test('near days have their name', () => {
  expect(sayWhen(at('2031-11-19T14:00:00'), at('2031-11-19T16:00:00'), NOW)).toBe('今天 周三 14:00–16:00')
  expect(sayWhen(at('2031-11-22T14:00:00'), at('2031-11-22T16:00:00'), NOW)).toBe('11月22日 周六 14:00–16:00')
})

test('places left, none left, nobody counts them', () => {
  expect(saySeats({ capacity: 10, taken: 4, waiting: 0 })).toBe('还有 6 个名额')
  expect(saySeats({ capacity: 10, taken: 10, waiting: 0 })).toBe('名额满了，可以候补')
  // Places of somebody who left are theirs who wait.
  expect(saySeats({ capacity: 10, taken: 8, waiting: 3 })).toBe('名额满了，3 人在候补')
  expect(saySeats({ capacity: 10, taken: 12, waiting: 0 })).toBe('名额满了，可以候补')
  expect(saySeats({ taken: 12, waiting: 0 })).toBe('不限名额')
})

test('who comes along is a number and an age', () => {
  expect(sayAlong({ adults: 0, children: [] })).toBe('')
  expect(sayAlong({ adults: 1, children: [{ band: '4-6', count: 2 }] })).toBe('带 1 位大人、2 个孩子（4–6 岁）')
})
