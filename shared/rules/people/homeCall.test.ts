import fc from 'fast-check'
import { SHOWN_FROM, toldOf } from './homeCall'

test('nothing that is told lets a group of fewer than ten be worked out', () => {
  const counts = fc.record({ back: fc.nat(40), notNow: fc.nat(40), cannot: fc.nat(40) })
  fc.assert(
    fc.property(counts, (by) => {
      const told = toldOf(by)
      const sum = by.back + by.notNow + by.cannot
      expect(told.answered).toBe(sum < SHOWN_FROM ? undefined : sum)
      for (const count of Object.values(told.by ?? {})) expect(count === 0 || count >= SHOWN_FROM).toBe(true)
    }),
  )
})

test('a split is told as soon as each answer was given by ten, or by nobody', () => {
  expect(toldOf({ back: 10, notNow: 0, cannot: 12 })).toEqual({ answered: 22, by: { back: 10, notNow: 0, cannot: 12 } })
  expect(toldOf({ back: 10, notNow: 1, cannot: 0 })).toEqual({ answered: 11 })
  expect(toldOf({ back: 9, notNow: 0, cannot: 0 })).toEqual({})
})
