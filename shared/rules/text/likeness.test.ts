import fc from 'fast-check'
import { runs } from '../../../test/support/depth'
import { ALIKE_BITS, bandsOf, distanceOf } from './likeness'

const hex = (value: bigint) => value.toString(16).padStart(16, '0')
const aPhoto = fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }).filter((bits) => bandsOf(hex(bits)).length > 0)

test('two photos that differ in up to seven bits, wherever these are, share a band', () => {
  const changes = fc.uniqueArray(fc.integer({ min: 0, max: 63 }), { maxLength: ALIKE_BITS })
  fc.assert(
    fc.property(aPhoto, changes, (bits, flipped) => {
      const other = flipped.reduce((sum, at) => sum ^ (1n << BigInt(at)), bits)
      fc.pre(bandsOf(hex(other)).length > 0)
      expect(distanceOf(hex(bits), hex(other))).toBe(flipped.length)
      expect(bandsOf(hex(bits)).some((band) => bandsOf(hex(other)).includes(band))).toBe(true)
    }),
    { numRuns: runs(100) },
  )
})

test('a picture with nothing in it is like no other one', () => {
  expect([bandsOf('0000000000000000'), bandsOf('ffffffffffffffff'), bandsOf('0000000000000007')]).toEqual([[], [], []])
})
