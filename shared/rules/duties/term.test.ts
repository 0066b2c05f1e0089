import fc from 'fast-check'
import { addDays, startOf } from '../time/day'
import { isActive, stateOfTerm, type Term, timesOfService } from './term'

const term: Term = { from: '2031-03-01', to: '2032-02-29', acceptedAt: startOf('2031-02-20') }

test('a term counts from the first millisecond of its first day to the last of its last', () => {
  expect(isActive(term, startOf('2031-03-01') - 1)).toBe(false)
  expect(isActive(term, startOf('2031-03-01'))).toBe(true)
  expect(isActive(term, startOf('2032-03-01') - 1)).toBe(true)
  expect(isActive(term, startOf('2032-03-01'))).toBe(false)
})

test('without an answer it is an offer, until its last day', () => {
  const offer: Term = { from: term.from, to: term.to }
  expect(stateOfTerm(offer, startOf('2031-06-01'))).toBe('offered')
  expect(stateOfTerm(offer, startOf('2032-03-01'))).toBe('over')
  expect(stateOfTerm({ ...offer, declinedAt: startOf('2031-02-21') }, startOf('2031-06-01'))).toBe('declined')
})

test('ended early it ends in that very millisecond', () => {
  const endedAt = startOf('2031-06-01') + 12 * 3_600_000
  expect(stateOfTerm({ ...term, endedAt }, endedAt - 1)).toBe('active')
  expect(stateOfTerm({ ...term, endedAt }, endedAt)).toBe('ended')
})

test('whoever is appointed again before the end has one time of service, however the terms lie', () => {
  const spans = fc.array(fc.tuple(fc.nat(400), fc.integer({ min: 0, max: 60 })), { minLength: 1, maxLength: 8 })
  fc.assert(
    fc.property(spans, (terms) => {
      const days = terms.map(([first, length]) => ({
        from: addDays('2031-01-01', first),
        to: addDays('2031-01-01', first + length),
      }))
      const served = timesOfService(days)
      const inOne = (day: string) => (spans: readonly { from: string; to: string }[]) =>
        spans.filter(({ from, to }) => from <= day && day <= to).length
      for (let count = -1; count <= 470; count += 1) {
        const day = addDays('2031-01-01', count)
        expect(inOne(day)(served)).toBe(inOne(day)(days) > 0 ? 1 : 0)
      }
      for (const [index, { from }] of served.entries()) {
        const before = served[index - 1]
        if (before) expect(from > addDays(before.to, 1)).toBe(true)
      }
    }),
    { numRuns: 40 },
  )
})
