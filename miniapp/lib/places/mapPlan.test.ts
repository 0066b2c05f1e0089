import fc from 'fast-check'
import { runs } from '../../../test/support/depth'
import { planOf } from './mapPlan'

const spot = fc.record({
  latitude: fc.double({ min: 37.4, max: 37.6, noNaN: true }),
  longitude: fc.double({ min: 121.3, max: 121.5, noNaN: true }),
})

test('every point lies on the drawing, north up and east right', () => {
  fc.assert(
    fc.property(fc.array(spot, { minLength: 1, maxLength: 30 }), fc.constantFrom(0.8, 1, 1.5), (points, aspect) => {
      const plan = planOf(points, aspect)
      plan.forEach(({ left, top }, i) => {
        expect(left).toBeGreaterThanOrEqual(0.09)
        expect(left).toBeLessThanOrEqual(0.91)
        expect(top).toBeGreaterThanOrEqual(0.09)
        expect(top).toBeLessThanOrEqual(0.91)
        const [a, b] = [points[0], points[i]]
        const first = plan[0]
        if (a && b && first && b.latitude - a.latitude > 0.001) expect(top).toBeLessThan(first.top)
        if (a && b && first && b.longitude - a.longitude > 0.001) expect(left).toBeGreaterThan(first.left)
      })
    }),
    { numRuns: runs(100) },
  )
})

test('one point stands in the middle', () => {
  expect(planOf([{ latitude: 37.5, longitude: 121.4 }], 1)).toEqual([{ left: 0.5, top: 0.5 }])
})
