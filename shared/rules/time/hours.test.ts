import { hoursTyped, isOpenAt, minuteTyped, sayHours } from './hours'

const NIGHT = { opensAtMinute: 1320, closesAtMinute: 120 }

test('hours are said as people say them, past midnight too', () => {
  expect(sayHours({ opensAtMinute: 420, closesAtMinute: 1260 })).toBe('07:00–21:00')
  expect(sayHours(NIGHT)).toBe('22:00–次日 02:00')
  expect(sayHours({ opensAtMinute: 0, closesAtMinute: 1440 })).toBe('24 小时')
  expect(sayHours({ opensAtMinute: 360, closesAtMinute: 1440 })).toBe('06:00–24:00')
})

test('a station that closes after midnight is open on both sides of it, to the minute', () => {
  expect([1319, 1320, 1439, 0, 119, 120].map((minute) => isOpenAt(NIGHT, minute))).toEqual([
    false,
    true,
    true,
    true,
    true,
    false,
  ])
  expect(
    [419, 420, 1259, 1260].map((minute) => isOpenAt({ opensAtMinute: 420, closesAtMinute: 1260 }, minute)),
  ).toEqual([false, true, true, false])
})

test('a time is read as it is typed, and what is none is none', () => {
  expect(['7:00', '07:00', '0700', '22：30', '24:00'].map(minuteTyped)).toEqual([420, 420, 420, 1350, 1440])
  expect(['', '7', '7:5', '25:00', '24:01', '12:60', '早上'].map(minuteTyped)).toEqual(Array(7).fill(undefined))
})

test('midnight ends a day; the same time twice is none but at midnight, which is round the clock', () => {
  expect(hoursTyped('22:00', '2:00')).toEqual(NIGHT)
  expect(hoursTyped('6:00', '0:00')).toEqual({ opensAtMinute: 360, closesAtMinute: 1440 })
  expect(hoursTyped('0:00', '24:00')).toEqual({ opensAtMinute: 0, closesAtMinute: 1440 })
  expect(hoursTyped('00:00', '00:00')).toEqual({ opensAtMinute: 0, closesAtMinute: 1440 })
  expect(hoursTyped('9:00', '9:00')).toBeUndefined()
  expect(hoursTyped('24:00', '9:00')).toBeUndefined()
  expect(hoursTyped('', '9:00')).toBeUndefined()
})
