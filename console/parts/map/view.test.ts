import { barOf, isSeen, nearer, onMap, planeAt, pushed, underneath, viewOf } from './view'

const size = { width: 600, height: 400 }
const around = { latitude: 37.528, longitude: 121.391 }
const plane = planeAt(around)

test('a point is the same after it went over the plane, wherever the street is', () => {
  for (const point of [
    { latitude: 37.5301, longitude: 121.3952 },
    { latitude: 37.5199, longitude: 121.3811 },
  ]) {
    expect(plane.point(plane.spot(point))).toEqual(point)
  }
  // A degree of longitude is shorter than one of latitude.
  const { x } = plane.spot({ ...around, longitude: around.longitude + 0.01 })
  const { y } = plane.spot({ ...around, latitude: around.latitude - 0.01 })
  expect(x / y).toBeCloseTo(Math.cos((37.528 * Math.PI) / 180), 6)
})

test('whatever there is is seen, one alone with what is around it, none with the street', () => {
  const spots = [
    { x: -800, y: 120 },
    { x: 950, y: -400 },
    { x: 10, y: 600 },
  ]
  const view = viewOf(spots, size)
  expect(spots.map((spot) => isSeen(spot, view, size))).toEqual([true, true, true])
  expect(viewOf(spots.slice(0, 1), size)).toMatchObject({ middle: { x: -800, y: 120 } })
  expect(viewOf(spots.slice(0, 1), size).scale * size.width).toBeGreaterThanOrEqual(400)
  expect(viewOf([], size).middle).toEqual({ x: 0, y: 0 })
})

test('nearer holds what is under the mouse, and ends at a door and at the whole street', () => {
  const view = viewOf([{ x: 0, y: 0 }], size)
  const at = { x: 150, y: 320 }
  const held = underneath(at, view, size)
  const close = nearer(view, 2, at, size)
  expect(close.scale).toBe(view.scale / 2)
  expect(onMap(held, close, size).x).toBeCloseTo(at.x, 6)
  expect(onMap(held, close, size).y).toBeCloseTo(at.y, 6)
  expect([nearer(view, 1e9, at, size).scale, nearer(view, 1e-9, at, size).scale]).toEqual([0.25, 40])
})

test('pushed to the right it shows what lies west', () => {
  const view = viewOf([], size)
  expect(pushed(view, 60, 0).middle.x).toBeLessThan(view.middle.x)
  expect(onMap(view.middle, pushed(view, 60, -20), size)).toEqual({ x: 360, y: 180 })
})

test.each([
  [1, 100],
  [0.25, 20],
  [13, 1000],
])('at %d metres a pixel the bar is %d metres', (scale, metres) => {
  expect(barOf(scale, 100)).toBe(metres)
})
