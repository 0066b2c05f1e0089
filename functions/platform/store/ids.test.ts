import { isDeepStrictEqual } from 'node:util'
import { runs } from '@functions/../test/support/depth'
import fc from 'fast-check'
import { derivedId, fingerprint, idAt, newId } from './ids'

test('a fingerprint does not depend on the order of fields or on absent ones', () => {
  expect(fingerprint({ a: 1, b: [1, { c: 2 }], d: undefined })).toBe(fingerprint({ b: [1, { c: 2 }], a: 1 }))
})

test('different inputs have different fingerprints', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
      const same = isDeepStrictEqual(asJson(a), asJson(b))
      expect(fingerprint(a) === fingerprint(b)).toBe(same)
    }),
    { numRuns: runs(100) },
  )
})

test('a derived id is a ULID, follows from its source and purpose, and keeps its time', () => {
  const id = newId()
  expect(derivedId(id, 'streak')).toMatch(/^[0-7][0-9A-HJKMNP-TV-Z]{25}$/)
  expect(derivedId(id, 'streak')).toBe(derivedId(id, 'streak'))
  expect(derivedId(id, 'streak')).not.toBe(derivedId(id, 'other'))
  expect(derivedId(id, 'streak').slice(0, 10)).toBe(id.slice(0, 10))
})

/** As it arrives over the wire. */
function asJson(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value))
}

test('what follows from a cause at a moment has one id, in the order of moments', () => {
  expect(idAt(5, 'due')).toBe(idAt(5, 'due'))
  expect(idAt(5, 'due')).not.toBe(idAt(5, 'done'))
  expect(idAt(5, 'due') < idAt(6, 'due')).toBe(true)
  expect(idAt(1_800_000_000_000, 'due')).toMatch(/^[0-9A-HJKMNP-TV-Z]{26}$/)
})
