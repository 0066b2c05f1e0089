import { isProved } from './proofs'

const PART = { name: 'part', standsOn: ['local/test/steps.ts'] }

test('a part that nobody has proved, and a step that is no part, are never passed over', () => {
  expect(isProved(PART, {})).toBe(false)
  expect(isProved({ name: 'part' }, { part: 'anything' })).toBe(false)
})

test('a part is proved anew as soon as anything it stands on is another', () => {
  expect(isProved(PART, { part: '0000000000000000' })).toBe(false)
  expect(isProved(PART, { other: '0000000000000000' })).toBe(false)
})
