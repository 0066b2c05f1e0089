import { type Audience, EVERYBODY, isFor, isForEverybody, type Reader } from './audience'

const RIDER: Reader = { communityId: 'east', occupation: 'rider', organisationId: 'shop', roles: ['worker'] }
const NOBODY: Reader = { roles: [] }
const only = (given: Partial<Audience>): Audience => ({ ...EVERYBODY, ...given })

test('what nobody is left out of is for everybody, signed in or not', () => {
  expect(isForEverybody(EVERYBODY)).toBe(true)
  expect([RIDER, NOBODY].map((reader) => isFor(EVERYBODY, reader))).toEqual([true, true])
})

test.each<[string, Partial<Audience>, boolean]>([
  ['one of their communities', { communities: ['west', 'east'] }, true],
  ['another community', { communities: ['west'] }, false],
  ['their work', { occupations: ['rider'] }, true],
  ['other work', { occupations: ['courier'] }, false],
  ['where they work', { organisations: ['shop'] }, true],
  ['another employer', { organisations: ['other'] }, false],
  ['their role', { roles: ['worker', 'admin'] }, true],
  ['another role', { roles: ['admin'] }, false],
  ['all of it', { communities: ['east'], occupations: ['rider'], organisations: ['shop'], roles: ['worker'] }, true],
  ['all but one', { communities: ['east'], occupations: ['courier'] }, false],
])('%s', (_, given, is) => {
  expect(isForEverybody(only(given))).toBe(false)
  expect(isFor(only(given), RIDER)).toBe(is)
  // Of whom nothing is known gets nothing that is for some.
  expect(isFor(only(given), NOBODY)).toBe(false)
})
