import fc from 'fast-check'
import { runs } from '../../../test/support/depth'
import { utf8Of } from './textEncoder'

test('it gives the bytes the standard gives, for any text', () => {
  const standard = new globalThis.TextEncoder()
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => expect([...utf8Of(text)]).toEqual([...standard.encode(text)])),
    { numRuns: runs(100) },
  )
  expect([...utf8Of('a\uD800b')]).toEqual([...standard.encode('a\uD800b')])
})
