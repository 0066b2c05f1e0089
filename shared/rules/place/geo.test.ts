import fc from 'fast-check'
import { runs } from '../../../test/support/depth'
import { metresBetween, sayMetres, toGcj02, toWgs84 } from './geo'

test('one minute of latitude is a nautical mile', () => {
  const metres = metresBetween({ latitude: 37.5, longitude: 121.4 }, { latitude: 37.5 + 1 / 60, longitude: 121.4 })
  expect(metres).toBeGreaterThan(1850)
  expect(metres).toBeLessThan(1856)
})

test('gcj02 lies some hundred metres off WGS84 in Yantai', () => {
  const wgs84 = { latitude: 37.53, longitude: 121.39 }
  const metres = metresBetween(wgs84, toGcj02(wgs84))
  expect(metres).toBeGreaterThan(300)
  expect(metres).toBeLessThan(800)
})

test('there and back is the same place to a centimetre, anywhere in the country', () => {
  const places = fc.record({
    latitude: fc.double({ min: 20, max: 50, noNaN: true }),
    longitude: fc.double({ min: 75, max: 133, noNaN: true }),
  })
  fc.assert(
    fc.property(places, (wgs84) => {
      expect(metresBetween(toWgs84(toGcj02(wgs84)), wgs84)).toBeLessThan(0.01)
    }),
    { numRuns: runs(100) },
  )
})

test('distances are said roughly', () => {
  expect([4, 324, 994, 995, 1234, 9949, 12_300].map(sayMetres)).toEqual([
    '10 米',
    '320 米',
    '990 米',
    '1.0 公里',
    '1.2 公里',
    '9.9 公里',
    '12 公里',
  ])
})
