import fc from 'fast-check'
import { runs } from '../../../test/support/depth'
import { metresBetween } from './geo'
import { NEAR_METRES, nearCell, nearCells } from './near'

const inChina = fc.record({
  latitude: fc.double({ min: 3, max: 54, noNaN: true }),
  longitude: fc.double({ min: 73, max: 135, noNaN: true }),
})

test('whatever lies within the radius lies in one of at most four cells', () => {
  fc.assert(
    fc.property(
      inChina,
      fc.double({ min: 0, max: 2 * Math.PI, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (here, angle, share) => {
        const degrees = (share * NEAR_METRES) / 111_195
        const there = {
          latitude: here.latitude + degrees * Math.sin(angle),
          longitude: here.longitude + (degrees * Math.cos(angle)) / Math.cos((here.latitude * Math.PI) / 180),
        }
        const cells = nearCells(here)
        expect(cells.length).toBeLessThanOrEqual(4)
        if (metresBetween(here, there) <= NEAR_METRES) expect(cells).toContain(nearCell(there))
      },
    ),
    { numRuns: runs(2000) },
  )
})

test('a place at the end of the world still has its cells', () => {
  for (const latitude of [-90, 90]) expect(nearCells({ latitude, longitude: 180 }).length).toBeLessThanOrEqual(4)
})
