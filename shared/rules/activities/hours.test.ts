import fc from 'fast-check'
import { minutesOf, mostMinutes, sayMinutes } from './hours'

const at = (text: string) => Date.parse(`${text}:00+08:00`)

test.each([
  ['J6 in 13:40, start 14:00, out 16:10, end 16:00', '2031-11-19T13:40', '2031-11-19T16:10', 120],
  ['late and early', '2031-11-19T14:20', '2031-11-19T15:50', 90],
  ['gone before it began', '2031-11-19T13:20', '2031-11-19T13:50', 0],
  ['came after it ended', '2031-11-19T16:05', '2031-11-19T16:10', 0],
])('%s', (_, came, out, minutes) => {
  const [starts, ends] = [at('2031-11-19T14:00'), at('2031-11-19T16:00')]
  expect(minutesOf({ in: at(came), out: at(out), starts, ends })).toBe(minutes)
})

test.each([
  ['over midnight', '2031-11-19T22:30', '2031-11-20T01:00', 150],
  ['over the turn of a year', '2031-12-31T23:00', '2032-01-01T00:30', 90],
  ['over the end of February of a leap year', '2032-02-29T23:59', '2032-03-01T00:01', 2],
])('%s', (_, starts, ends, minutes) => {
  expect(minutesOf({ in: at(starts), out: at(ends), starts: at(starts), ends: at(ends) })).toBe(minutes)
})

test('never below zero, never more than the activity, never more than somebody was there, and later out is never less', () => {
  const moment = fc.integer({ min: at('2031-12-31T12:00'), max: at('2032-01-01T12:00') })
  fc.assert(
    fc.property(moment, moment, moment, moment, fc.nat(3_600_000), (came, out, starts, length, more) => {
      const ends = starts + (length % 86_400_000)
      const minutes = minutesOf({ in: came, out, starts, ends })
      expect(minutes).toBeGreaterThanOrEqual(0)
      expect(minutes).toBeLessThanOrEqual(mostMinutes(starts, ends))
      expect(minutes).toBeLessThanOrEqual(Math.max(0, (out - came) / 60_000))
      expect(minutesOf({ in: came, out: out + more, starts, ends })).toBeGreaterThanOrEqual(minutes)
      expect(Number.isInteger(minutes)).toBe(true)
    }),
  )
})

test.each([
  [0, '0 分'],
  [45, '45 分'],
  [120, '2 小时'],
  [90, '1 小时 30 分'],
])('%i minutes are said as %s', (minutes, text) => {
  expect(sayMinutes(minutes)).toBe(text)
})
