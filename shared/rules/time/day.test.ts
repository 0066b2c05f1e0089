import {
  addDays,
  clockOf,
  dayOf,
  greetingAt,
  isCalendarDay,
  isDay,
  minuteOf,
  sayDay,
  sayDayInFull,
  sayEnd,
  sayMoment,
  startOf,
  weekdayOf,
  yearOf,
} from './day'

const at = (utc: string) => Date.parse(utc)

test('a day begins at 16:00 UTC of the day before', () => {
  expect(dayOf(at('2026-11-22T15:59:59.999Z'))).toBe('2026-11-22')
  expect(dayOf(at('2026-11-22T16:00:00.000Z'))).toBe('2026-11-23')
  expect(startOf('2026-11-23')).toBe(at('2026-11-22T16:00:00Z'))
})

test('months, years and the leap day follow the calendar', () => {
  expect(addDays('2028-02-28', 1)).toBe('2028-02-29')
  expect(addDays('2026-12-31', 1)).toBe('2027-01-01')
  expect(addDays('2026-03-01', -1)).toBe('2026-02-28')
  expect(yearOf(at('2026-12-31T16:00:00Z'))).toBe(2027)
  expect(weekdayOf('2026-11-23')).toBe(1)
})

test('days that do not exist are none', () => {
  const days = [
    '2026-02-28',
    '2026-02-30',
    '2027-02-29',
    '2028-02-29',
    '2026-04-31',
    '9999-12-31',
    '9999-02-30',
    '2026-1-1',
  ]
  expect(days.filter(isCalendarDay)).toEqual(['2026-02-28', '2028-02-29', '9999-12-31'])
  expect(days.filter(isDay)).toEqual(['2026-02-28', '2028-02-29'])
})

test('the minute of the day is counted in Shanghai', () => {
  expect(minuteOf(at('2026-11-23T03:05:00Z'))).toBe(11 * 60 + 5)
  expect(clockOf(1440)).toBe('24:00')
  expect(clockOf(65)).toBe('01:05')
})

test('moments are said as people say them', () => {
  const now = at('2026-11-23T04:00:00Z')
  expect(sayMoment(at('2026-11-23T06:05:00Z'), now)).toBe('今天 14:05')
  expect(sayMoment(at('2026-11-22T01:30:00Z'), now)).toBe('昨天 09:30')
  expect(sayMoment(at('2026-11-24T01:30:00Z'), now)).toBe('明天 09:30')
  expect(sayMoment(at('2026-11-03T00:00:00Z'), now)).toBe('11月3日 08:00')
  expect(sayMoment(at('2025-11-03T00:00:00Z'), now)).toBe('2025年11月3日')
  expect(sayMoment(at('2027-01-02T00:00:00Z'), now)).toBe('1月2日 08:00')
  expect(sayDay('2026-11-23', now)).toBe('今天')
  expect(sayDayInFull('2026-09-29')).toBe('2026年9月29日')
  expect(sayDay('2027-12-31', now)).toBe('2027年12月31日')
})

test('night shifts are greeted too', () => {
  expect(greetingAt(at('2026-11-22T18:00:00Z'))).toBe('夜深了')
  expect(greetingAt(at('2026-11-23T04:30:00Z'))).toBe('中午好')
})

test.each(['2026-02-30', '2026-02-29', '9999-02-30', '2026-04-31', '2026-13-01', '2026-00-10', '2026-11-00', ''])(
  'there is no %s',
  (text) => expect(isCalendarDay(text)).toBe(false),
)

test.each(['2028-02-29', '2026-02-28', '2100-12-31', '2026-01-01'])('there is a %s', (text) => {
  expect(isCalendarDay(text)).toBe(true)
})

test('midnight is the end of the day before', () => {
  const now = at('2026-11-23T04:00:00Z')
  expect(sayEnd(at('2026-11-23T16:00:00Z'), now)).toBe('今天 24:00')
  expect(sayEnd(at('2026-11-24T16:00:00Z'), now)).toBe('明天 24:00')
  expect(sayEnd(at('2026-11-23T16:36:00Z'), now)).toBe('明天 00:36')
})
