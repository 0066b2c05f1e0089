import fc from 'fast-check'
import { runs } from '../../../test/support/depth'
import { addDays, dayOf, startOf } from './day'
import { dueAfter, sayTerm, type WorkingRules, withDay, worksOn } from './working'

const HOUR = 3_600_000
const OFFICE: WorkingRules = {
  weekdays: [1, 2, 3, 4, 5],
  opensAtMinute: 8 * 60 + 30,
  closesAtMinute: 17 * 60 + 30,
  holidays: ['2026-10-01', '2026-10-02'],
  extraDays: ['2026-10-10'],
}
const at = (text: string) => Date.parse(`${text}:00+08:00`)
const due = (from: string, slaHours: number, urgent = false) => dueAfter(OFFICE, at(from), { slaHours, urgent })

test.each([
  ['within one day', '2026-11-03T09:00', 4, '2026-11-03T13:00'],
  ['until the very end of a day', '2026-11-03T08:30', 9, '2026-11-03T17:30'],
  ['over a night', '2026-11-03T16:30', 2, '2026-11-04T09:30'],
  ['from the evening on', '2026-11-03T21:00', 1, '2026-11-04T09:30'],
  ['from before the opening on', '2026-11-03T02:00', 1, '2026-11-03T09:30'],
  ['over a weekend', '2026-11-06T16:30', 2, '2026-11-09T09:30'],
  ['over a holiday', '2026-09-30T17:00', 1, '2026-10-05T09:00'],
  ['on a Saturday that is worked', '2026-10-09T17:00', 1, '2026-10-10T09:00'],
])('working hours are counted %s', (_, from, hours, expected) => {
  expect(due(from, hours)).toBe(at(expected))
})

test('what is urgent, or of a street without rules, counts around the clock', () => {
  expect(due('2026-10-01T23:00', 2, true)).toBe(at('2026-10-02T01:00'))
  expect(dueAfter(undefined, at('2026-10-01T23:00'), { slaHours: 2, urgent: false })).toBe(at('2026-10-02T01:00'))
})

const day = fc.integer({ min: 0, max: 800 }).map((count) => addDays('2026-01-01', count))
const rules: fc.Arbitrary<WorkingRules> = fc
  .record({
    weekdays: fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { minLength: 1 }),
    opensAtMinute: fc.integer({ min: 0, max: 1380 }),
    lasts: fc.integer({ min: 240, max: 1440 }),
    holidays: fc.array(day, { maxLength: 40 }),
    extraDays: fc.array(day, { maxLength: 10 }),
  })
  .map(({ lasts, ...rest }) => ({ ...rest, closesAtMinute: Math.min(1440, rest.opensAtMinute + lasts) }))
const moment = fc.integer({ min: startOf('2026-01-01'), max: startOf('2028-01-01') })
const hours = fc.integer({ min: 1, max: 200 })

test('a due time is never before the start, and stands within the hours that are worked', () => {
  fc.assert(
    fc.property(rules, moment, hours, fc.boolean(), (given, from, slaHours, urgent) => {
      const until = dueAfter(given, from, { slaHours, urgent })
      expect(until).toBeGreaterThanOrEqual(from + slaHours * HOUR)
      if (urgent) return expect(until).toBe(from + slaHours * HOUR)
      if (until === startOf(addDays(dayOf(from), 400))) return
      const last = dayOf(until - 1)
      expect(worksOn(given, last)).toBe(true)
      expect(until - startOf(last)).toBeLessThanOrEqual(given.closesAtMinute * 60_000)
      expect(until - startOf(last)).toBeGreaterThan(given.opensAtMinute * 60_000)
    }),
    { numRuns: runs(100) },
  )
})

test('what came later, or may take longer, is never due earlier', () => {
  fc.assert(
    fc.property(rules, moment, moment, hours, hours, (given, one, two, few, many) => {
      const term = (slaHours: number) => ({ slaHours, urgent: false })
      const [earlier, later] = [Math.min(one, two), Math.max(one, two)]
      expect(dueAfter(given, earlier, term(few))).toBeLessThanOrEqual(dueAfter(given, later, term(few)))
      const [less, more] = [Math.min(few, many), Math.max(few, many)]
      expect(dueAfter(given, one, term(less))).toBeLessThanOrEqual(dueAfter(given, one, term(more)))
    }),
    { numRuns: runs(100) },
  )
})

test('a night shift counts on past midnight, also what comes after it', () => {
  const rules = { weekdays: [5], opensAtMinute: 1320, closesAtMinute: 360, holidays: [], extraDays: [] }
  const due = (text: string, slaHours: number) =>
    new Date(dueAfter(rules, Date.parse(`${text}+08:00`), { slaHours, urgent: false }) + 8 * 3_600_000).toISOString()
  expect(due('2026-11-27T23:00:00', 3)).toBe('2026-11-28T02:00:00.000Z')
  expect(due('2026-11-28T01:00:00', 3)).toBe('2026-11-28T04:00:00.000Z')
  expect(due('2026-11-28T05:00:00', 3)).toBe('2026-12-05T00:00:00.000Z')
})

test('a term says which hours it counts', () => {
  expect(sayTerm({ slaHours: 72, urgent: false })).toBe('72 个工作小时内处理')
  expect(sayTerm({ slaHours: 2, urgent: true })).toBe('2 小时内处理')
})

test('a day stands in its list once, in order', () => {
  expect(withDay(['2027-10-02'], '2027-10-01')).toEqual(['2027-10-01', '2027-10-02'])
  expect(withDay(['2027-10-01'], '2027-10-01')).toEqual(['2027-10-01'])
})
