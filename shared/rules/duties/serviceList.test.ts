import fc from 'fast-check'
import { addDays, monthAfter, weekdayOf } from '../time/day'
import { beginning, missed, nextDue, settled } from './plan'
import { byTime, clashesIn, isOpenOn, listPlan, monthsOld, sameDayIn } from './serviceList'

const at = (itemId: string, day?: string, time?: string, place = '党群服务中心') => ({ itemId, day, time, place })

test('same hour and same place is warned of, each with the others; width and blanks make no difference', () => {
  const items = [
    at('a', '2031-12-03', '09:00', '上乔西路 1 号'),
    at('b', '2031-12-03', '09:30', '上乔西路１号'),
    at('c', '2031-12-03', '10:00', '上乔西路1号'),
    at('d', '2031-12-04', '09:00', '上乔西路1号'),
    at('e', '2031-12-03', '09:15', '塔山路2号'),
    at('f', undefined, '09:00', '上乔西路1号'),
    at('g', '2031-12-03', undefined, '上乔西路1号'),
  ]
  expect([...clashesIn(items)]).toEqual([
    ['a', ['b']],
    ['b', ['a']],
  ])
})

test('a list is due on the 1st of every month, holiday or not, and two that were missed are two', () => {
  const plan = listPlan('2031-12')
  const begun = beginning(plan, '2031-12-01')
  expect(nextDue(plan, begun)).toBe('2031-12-01')
  const december = settled(plan, begun, '2031-12-01')
  // New Year's Day is a holiday.
  expect(nextDue(plan, december)).toBe('2032-01-01')
  expect(missed(plan, december, '2032-01-01')).toBe(0)
  expect(missed(plan, december, '2032-01-02')).toBe(1)
  expect(missed(plan, december, '2032-02-02')).toBe(2)
})

test('a list may be drafted from three weeks before its month until the month is over', () => {
  expect(isOpenOn('2031-12', '2031-11-10')).toBe(false)
  expect(isOpenOn('2031-12', '2031-11-11')).toBe(true)
  expect(isOpenOn('2031-12', '2031-12-31')).toBe(true)
  expect(isOpenOn('2031-12', '2032-01-01')).toBe(false)
})

test('a day of last month is the same weekday of this one', () => {
  expect(sameDayIn('2031-12', '2031-11-15')).toBe('2031-12-20')
  expect(sameDayIn('2032-02', '2031-11-29')).toBe('2032-02-28')
  const day = fc.integer({ min: 0, max: 3000 }).map((count) => addDays('2030-01-01', count))
  fc.assert(
    fc.property(day, fc.integer({ min: 1, max: 14 }), (from, months) => {
      const month = Array.from({ length: months }).reduce<string>(monthAfter, from.slice(0, 7))
      const found = sameDayIn(month, from)
      expect(found.startsWith(month)).toBe(true)
      expect(weekdayOf(found)).toBe(weekdayOf(from))
      expect(Math.abs(Number(found.slice(8)) - Number(from.slice(8)))).toBeLessThan(10)
    }),
  )
})

test('an age is months, over a new year too', () => {
  expect(monthsOld('2031-11', '2031-12')).toBe(1)
  expect(monthsOld('2031-11', '2032-02')).toBe(3)
})

test('items stand in the order in which they happen', () => {
  const items = [at('c', '2031-12-03', '14:00'), at('b', '2031-12-03', '09:00'), at('a', '2031-12-20'), at('d')]
  expect([...items].sort(byTime).map(({ itemId }) => itemId)).toEqual(['d', 'b', 'c', 'a'])
})
