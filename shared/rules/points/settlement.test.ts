import fc from 'fast-check'
import { runs } from '../../../test/support/depth'
import { correctionOf, monthBefore, monthOf, plus, type Settled, sayMonth, sumOf } from './settlement'

test('months go back over the year', () => {
  expect(monthBefore('2026-01')).toBe('2025-12')
  expect(monthBefore('2024-03')).toBe('2024-02')
  expect(monthOf('2024-02-29')).toBe('2024-02')
  expect(sayMonth('2026-03')).toBe('2026 年 3 月')
})

const record = fc.record({
  outcome: fc.constantFrom<Settled['outcome']>('redeemed', 'refused', 'annulled'),
  pricePoints: fc.integer({ min: 1, max: 500 }),
})

test('whatever was in time and whatever came late, statement and correction are together everything, once', () => {
  fc.assert(
    fc.property(fc.array(record), fc.array(record), fc.nat(50), (inTime, late, pointFen) => {
      const settled = sumOf(inTime, pointFen)
      const found = sumOf([...inTime, ...late], pointFen)
      expect(plus(settled, correctionOf(found, settled))).toEqual(found)
      expect(correctionOf(found, settled)).toEqual(sumOf(late, pointFen))
    }),
    { numRuns: runs(100) },
  )
})
