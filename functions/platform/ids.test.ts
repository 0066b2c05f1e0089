import fc from 'fast-check'
import { derivedId, fingerprint, newId } from './ids'

test('a fingerprint does not depend on the order of fields or on absent ones', () => {
  expect(fingerprint({ a: 1, b: [1, { c: 2 }], d: undefined })).toBe(fingerprint({ b: [1, { c: 2 }], a: 1 }))
})

test('different inputs have different fingerprints', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
      const same = JSON.stringify(sorted(a)) === JSON.stringify(sorted(b))
      expect(fingerprint(a) === fingerprint(b)).toBe(same)
    }),
  )
})

test('a derived id is a ULID, follows from its source and purpose, and keeps its time', () => {
  const id = newId()
  expect(derivedId(id, 'streak')).toMatch(/^[0-7][0-9A-HJKMNP-TV-Z]{25}$/)
  expect(derivedId(id, 'streak')).toBe(derivedId(id, 'streak'))
  expect(derivedId(id, 'streak')).not.toBe(derivedId(id, 'other'))
  expect(derivedId(id, 'streak').slice(0, 10)).toBe(id.slice(0, 10))
})

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (value === null || typeof value !== 'object') return value
  return Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, field]) => [key, sorted(field)])
}
