import fc from 'fast-check'
import { isLater, type Tap } from './settle'

const latest = (taps: readonly Tap[]) => taps.reduce((held, tap) => (isLater(tap, held) ? tap : held))

test('in whatever order taps arrive, the same one stands', () => {
  const tap = fc.record({ at: fc.integer({ min: 0, max: 5 }), id: fc.constantFrom('A', 'B', 'C', 'D') })
  fc.assert(
    fc.property(
      fc
        .array(tap, { minLength: 1, maxLength: 8 })
        .chain((taps) => fc.tuple(fc.constant(taps), fc.shuffledSubarray(taps, { minLength: taps.length }))),
      ([taps, shuffled]) => {
        expect(latest(shuffled)).toEqual(latest(taps))
      },
    ),
  )
})
