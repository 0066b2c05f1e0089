import fc from 'fast-check'
import { runs } from '../../../test/support/depth'
import { aroundAll, countOf, marksOf, namesThatFit, nameWidth } from './mapMarks'

const place = (id: number) => ({ id: String(id), name: `演示驿站 ${id}` })
const spots = fc
  .array(fc.record({ x: fc.integer({ min: 0, max: 400 }), y: fc.integer({ min: 0, max: 400 }) }), { maxLength: 40 })
  .map((all) => all.map((spot, id) => ({ ...spot, place: place(id) })))

test('every place is in one mark, marks keep their distance, and the chosen one stands alone', () => {
  fc.assert(
    fc.property(spots, fc.nat(45), (placed, alone) => {
      const marks = marksOf(placed, 44, String(alone))
      const ids = marks.flatMap(({ places }) => places.map(({ id }) => id))
      expect(ids.sort()).toEqual(placed.map(({ place: { id } }) => id).sort())
      expect(marks.reduce((sum, mark) => sum + countOf(mark), 0)).toBe(placed.length)
      const lonely = marks.find(({ places }) => places.some(({ id }) => id === String(alone)))
      expect(lonely?.places.length ?? 1).toBe(1)
      const others = marks.filter((mark) => mark !== lonely)
      for (const [at, a] of others.entries())
        for (const b of others.slice(at + 1)) expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThanOrEqual(44)
    }),
    { numRuns: runs(100) },
  )
})

test('a mark of counted places says how many things there are', () => {
  expect(countOf({ x: 0, y: 0, places: [{ ...place(1), count: 7 }, place(2)] })).toBe(8)
})

test('no two names cover each other or leave the map, and the first has its room', () => {
  fc.assert(
    fc.property(spots, (placed) => {
      const names = placed.map(({ place: { id, name }, x, y }) => ({ id, name, x, y }))
      const fit = namesThatFit(names, 400, 400)
      const shown = names.filter(({ id }) => fit.has(id))
      for (const [at, a] of shown.entries()) {
        expect(a.x - nameWidth(a.name) / 2).toBeGreaterThanOrEqual(0)
        expect(a.x + nameWidth(a.name) / 2).toBeLessThanOrEqual(400)
        for (const b of shown.slice(at + 1)) {
          const apart = Math.abs(a.x - b.x) >= (nameWidth(a.name) + nameWidth(b.name)) / 2 || Math.abs(a.y - b.y) >= 18
          expect(apart).toBe(true)
        }
      }
    }),
    { numRuns: runs(100) },
  )
  expect([...namesThatFit([{ id: 'a', name: '演示驿站', x: 200, y: 200 }], 400, 400)]).toEqual(['a'])
})

test('what has to be seen lies inside with room on every side; a single point shows what is around it', () => {
  const point = fc.record({
    latitude: fc.double({ min: 37.4, max: 37.6, noNaN: true }),
    longitude: fc.double({ min: 121.3, max: 121.5, noNaN: true }),
  })
  fc.assert(
    fc.property(fc.array(point, { minLength: 1, maxLength: 20 }), (points) => {
      const [southWest, northEast] = aroundAll(points) ?? []
      for (const { latitude, longitude } of points) {
        expect(latitude).toBeGreaterThan(southWest?.latitude ?? 90)
        expect(latitude).toBeLessThan(northEast?.latitude ?? -90)
        expect(longitude).toBeGreaterThan(southWest?.longitude ?? 180)
        expect(longitude).toBeLessThan(northEast?.longitude ?? -180)
      }
    }),
    { numRuns: runs(100) },
  )
  expect(aroundAll([])).toBeUndefined()
})
