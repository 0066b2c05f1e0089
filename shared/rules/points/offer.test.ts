import fc from 'fast-check'
import { runs } from '../../../test/support/depth'
import { MEAL_PICTURES, type OfferTerms, offerProblems, shardsOfStock } from './offer'
import { shardCapacity } from './voucher'

const terms: OfferTerms = {
  fromMinute: 660,
  toMinute: 840,
  weekdays: [1, 2, 3],
  perDay: 1,
  stockPerDay: 20,
  validFrom: '2026-11-01',
  validTo: '2026-12-31',
}

test('an offer that hangs together has no problem', () => {
  expect(offerProblems(terms)).toEqual([])
  expect(offerProblems({ ...terms, perWorker: 1, validTo: terms.validFrom, stockPerDay: 0 })).toEqual([])
})

test.each<[Partial<OfferTerms>, keyof OfferTerms]>([
  [{ toMinute: 660 }, 'toMinute'],
  [{ weekdays: [1, 1] }, 'weekdays'],
  [{ perDay: 21 }, 'perDay'],
  [{ perDay: 3, perWorker: 2 }, 'perWorker'],
  [{ validTo: '2026-10-31' }, 'validTo'],
])('%j is told at its field, in a sentence', (change, path) => {
  expect(offerProblems({ ...terms, ...change })).toEqual([
    { path, message: expect.stringMatching(/^[\u4e00-\u9fff，]+$/) },
  ])
})

test('however many meals a day has, its parts sell exactly these', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2000 }), (stock) => {
      const shards = shardsOfStock(stock)
      const sum = Array.from({ length: shards }, (_, n) => shardCapacity(stock, shards, n)).reduce((a, b) => a + b, 0)
      return shards >= 1 && shards <= 12 && sum === stock
    }),
    { numRuns: runs(100) },
  )
  expect(shardsOfStock(20)).toBe(1)
  expect(MEAL_PICTURES).toContain('lunchbox')
})
