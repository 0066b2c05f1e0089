jest.mock('@tarojs/taro', () => ({
  __esModule: true,
  default: { getStorageSync: () => '', setStorageSync: () => undefined },
}))

import { Ulid } from '@shared/contract/types'
import { ulidOf } from '@shared/ulid'
import fc from 'fast-check'
import { decodeTime } from 'ulid'
import * as v from 'valibot'
import { runs } from '../../../test/support/depth'
import { newId } from './ids'

test('every id is a ULID the contract takes, and keeps its moment', () => {
  fc.assert(
    fc.property(fc.nat({ max: 2 ** 31 }), fc.infiniteStream(fc.integer({ min: 0, max: 255 })), (seconds, bytes) => {
      const ms = seconds * 1000
      const id = ulidOf(ms, () => bytes.next().value)
      expect(v.is(Ulid, id)).toBe(true)
      expect(decodeTime(id)).toBe(ms)
    }),
    { numRuns: runs(100) },
  )
})

test('later ids sort later, and a thousand at once all differ', () => {
  expect(ulidOf(1000, () => 255) < ulidOf(1001, () => 0)).toBe(true)
  expect(new Set(Array.from({ length: 1000 }, newId)).size).toBe(1000)
})
