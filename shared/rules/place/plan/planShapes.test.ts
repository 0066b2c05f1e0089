import { MERCHANTS } from '../../../../local/seed/data/merchants'
import { STATIONS } from '../../../../local/seed/data/stations'
import { COMMUNITIES, ROADS } from '../../../../local/seed/data/street'
import { housesOf } from './planHouses'
import { metresToStreet, namesOn } from './planShapes'
import { LAND, pointOf, QUARTERS, STREETS } from './streetPlan'

const named = new Map(STREETS.filter(({ name }) => name !== '').map((street) => [street.name, street]))
/** `上乔西路美食街 3 号` → the longest street whose name it begins with. */
const streetOf = (address: string) =>
  [...named.values()].filter(({ name }) => address.startsWith(name)).sort((a, b) => b.name.length - a.name.length)[0]

/** A house's entrance, and the place that was written down for it. */
const AT_THE_STREET = 60

test.each([...STATIONS, ...MERCHANTS])('$name stands at the street of its address', ({ address, location }) => {
  const street = streetOf(address)
  if (!street) throw new Error(`no street for ${address}`)
  expect(metresToStreet(location, street)).toBeLessThan(AT_THE_STREET)
})

test('every road that people write, and every community, is on the plan', () => {
  expect(
    Object.values(ROADS)
      .flat()
      .filter((name) => !named.has(name)),
  ).toEqual([])
  expect(QUARTERS.map(({ name }) => name).sort()).toEqual(COMMUNITIES.map(({ name }) => name).sort())
})

test('a name lies along its street, within the drawing, and can be read', () => {
  const land = LAND.map(pointOf)
  for (const street of named.values()) {
    const names = namesOn(street)
    expect(names.length).toBeGreaterThan(0)
    for (const { at, turned } of names) {
      expect(metresToStreet(at, street)).toBeLessThan(1)
      expect(Math.abs(turned)).toBeLessThanOrEqual(90)
      expect(at.latitude).toBeGreaterThan(Math.min(...land.map(({ latitude }) => latitude)))
      expect(at.latitude).toBeLessThan(Math.max(...land.map(({ latitude }) => latitude)))
    }
  }
})

test('houses line the streets, and none stands on one', () => {
  const houses = [...housesOf()].flat()
  expect(houses.length).toBeGreaterThan(STREETS.length)
  for (const corner of houses.flat().filter((_, at) => at % 7 === 0))
    expect(Math.min(...STREETS.map((street) => metresToStreet(corner, street)))).toBeGreaterThan(6)
})
