import { FACILITIES, type Facility } from '@shared/rules/text/words'
import { addressOf, type Drawn, stationScene } from './stationScene'

const facilities = Object.keys(FACILITIES) as Facility[]
const station = (more: Partial<Drawn> = {}): Drawn => ({
  ...{ stationId: 'hub', hub: true, facilities, open: true, hour: 12 },
  ...more,
})

test('a station looks the same on every phone, and another one does not', () => {
  const names = Array.from({ length: 30 }, (_, index) => `station-${index}`)
  const drawings = names.map((stationId) => stationScene(station({ stationId, hub: false })))
  expect(stationScene(station())).toBe(stationScene(station()))
  expect(new Set(drawings).size).toBeGreaterThan(20)
})

test('it is lit while it is open, and the sky follows the hour', () => {
  const [open, closed] = [true, false].map((is) => stationScene(station({ open: is })))
  expect([open, closed].map((svg) => svg?.includes('#FFC66B'))).toEqual([true, false])
  expect(new Set([5, 12, 18, 23].map((hour) => stationScene(station({ hour })))).size).toBe(3)
})

test('what has no room near it is left out there, and nothing is drawn that is no number', () => {
  const near = stationScene(station(), 'near')
  expect(near.length).toBeLessThan(stationScene(station()).length / 2)
  for (let hour = 0; hour < 24; hour += 1) {
    expect(stationScene(station({ hour, stationId: `s${hour}` }))).not.toMatch(/NaN|undefined/)
  }
})

test('its address can stand between double quotes in a style', () => {
  const address = addressOf(stationScene(station()))
  expect(address).not.toMatch(/["<>#]/)
  expect(decodeURIComponent(address)).toContain("<svg xmlns='http://www.w3.org/2000/svg'")
})
