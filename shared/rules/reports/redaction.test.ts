import fc from 'fast-check'
import { runs } from '../../../test/support/depth'
import { boxBetween, liesOnPhoto, movedBy, REDACTION_LIMITS, resizedBy, uncovered } from './redaction'

const place = fc.record({ x: fc.integer({ min: -3000, max: 4000 }), y: fc.integer({ min: -3000, max: 4000 }) })

test('wherever a finger draws, the box lies on the photo', () => {
  fc.assert(
    fc.property(place, place, (from, to) => liesOnPhoto(boxBetween(from, to))),
    { numRuns: runs(100) },
  )
})

test('a tap makes a box around the finger', () => {
  expect(boxBetween({ x: 500, y: 500 }, { x: 503, y: 498 })).toEqual({ left: 430, top: 428, width: 143, height: 142 })
})

test('a box may touch the edges and not pass them', () => {
  const { side } = REDACTION_LIMITS
  expect(liesOnPhoto({ left: 0, top: 0, width: 1000, height: 1000 })).toBe(true)
  expect(liesOnPhoto({ left: 1, top: 0, width: 1000, height: 1000 })).toBe(false)
  expect(liesOnPhoto({ left: 0, top: 0, width: side - 1, height: side })).toBe(false)
})

test('boxes that are left out are found, whatever is added', () => {
  const a = { left: 1, top: 2, width: 30, height: 40 }
  const b = { ...a, left: 2 }
  expect(uncovered([a, b], [b, { ...a, top: 3 }])).toEqual([a])
  expect(uncovered([a], [b, a])).toEqual([])
})

test('wherever a box is dragged, by its middle or its corner, it lies on the photo', () => {
  fc.assert(
    fc.property(place, place, place, (from, to, { x, y }) => {
      const box = boxBetween(from, to)
      return liesOnPhoto(movedBy(box, x, y)) && liesOnPhoto(resizedBy(box, x, y))
    }),
    { numRuns: runs(100) },
  )
})

test('dragged by its middle a box keeps its size, by its corner its place', () => {
  const box = { left: 100, top: 100, width: 200, height: 50 }
  expect(movedBy(box, 30, -40)).toEqual({ left: 130, top: 60, width: 200, height: 50 })
  expect(movedBy(box, 900, 900)).toEqual({ left: 800, top: 950, width: 200, height: 50 })
  expect(resizedBy(box, 30, -40)).toEqual({ left: 100, top: 100, width: 230, height: 10 })
  expect(resizedBy(box, 900, 900)).toEqual({ left: 100, top: 100, width: 900, height: 900 })
})
