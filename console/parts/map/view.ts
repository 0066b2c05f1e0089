import type { Point } from '@shared/rules/place/geo'

/** Metres east (x) and south (y) of a middle; flat enough for a street. */
export interface Spot {
  x: number
  y: number
}

/** Pixels. */
export interface Size {
  width: number
  height: number
}

/** What of the ground is seen: what lies in the middle of the map, and how many metres a pixel is. */
export interface View {
  middle: Spot
  scale: number
}

/** Metres a degree of latitude is long. */
const DEGREE_METRES = 111_195
const cosine = (degrees: number) => Math.cos((degrees * Math.PI) / 180)

/** The flat ground around a point. */
export function planeAt(around: Point) {
  const east = DEGREE_METRES * cosine(around.latitude)
  return {
    spot: ({ latitude, longitude }: Point): Spot => ({
      x: (longitude - around.longitude) * east,
      y: (around.latitude - latitude) * DEGREE_METRES,
    }),
    /** Fine enough for a door, and no more digits. */
    point: ({ x, y }: Spot): Point => ({
      latitude: Math.round((around.latitude - y / DEGREE_METRES) * 1e6) / 1e6,
      longitude: Math.round((around.longitude + x / east) * 1e6) / 1e6,
    }),
  }
}
export type Plane = ReturnType<typeof planeAt>

/** From a door to the whole of a large street. Metres a pixel. */
const NEAREST = 0.25
const FARTHEST = 40
const within = (scale: number) => Math.min(FARTHEST, Math.max(NEAREST, scale))

/** Room for a pin inside the edge. Pixels. */
const EDGE = 36
/** A map of one point still shows what is around. Metres. */
const LEAST = 400

/** Everything is seen, with room at the edge, and so many metres around at least; the plane's middle when there is nothing. */
export function viewOf(spots: readonly Spot[], { width, height }: Size, least = LEAST): View {
  if (spots.length === 0) return { middle: { x: 0, y: 0 }, scale: within((4 * LEAST) / Math.max(1, width)) }
  const [xs, ys] = [spots.map(({ x }) => x), spots.map(({ y }) => y)]
  const [west, east, north, south] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)]
  const room = (pixels: number) => Math.max(1, pixels - 2 * EDGE)
  const scale = Math.max((east - west) / room(width), (south - north) / room(height), least / Math.max(1, width))
  return { middle: { x: (west + east) / 2, y: (north + south) / 2 }, scale: within(scale) }
}

/** Where on the map a spot lies. Pixels from its top left. */
export const onMap = ({ x, y }: Spot, { middle, scale }: View, { width, height }: Size): Spot => ({
  x: (x - middle.x) / scale + width / 2,
  y: (y - middle.y) / scale + height / 2,
})

/** The spot under a pixel of the map. */
export const underneath = ({ x, y }: Spot, { middle, scale }: View, { width, height }: Size): Spot => ({
  x: middle.x + (x - width / 2) * scale,
  y: middle.y + (y - height / 2) * scale,
})

/** The map pushed so many pixels to the right and down. */
export const pushed = ({ middle, scale }: View, right: number, down: number): View => ({
  middle: { x: middle.x - right * scale, y: middle.y - down * scale },
  scale,
})

/** So many times nearer; what lies under that pixel stays there. */
export function nearer(view: View, times: number, at: Spot, size: Size): View {
  const scale = within(view.scale / times)
  const held = underneath(at, view, size)
  const [right, down] = [at.x - size.width / 2, at.y - size.height / 2]
  return { middle: { x: held.x - right * scale, y: held.y - down * scale }, scale }
}

/** Can it be seen, away from the edge? */
export function isSeen(spot: Spot, view: View, size: Size): boolean {
  const { x, y } = onMap(spot, view, size)
  return x >= EDGE && y >= EDGE && x <= size.width - EDGE && y <= size.height - EDGE
}

/** A round length that is at most so many pixels long, for the scale bar. Metres. */
export function barOf(scale: number, pixels: number): number {
  const most = scale * pixels
  const power = 10 ** Math.floor(Math.log10(most))
  return [5, 2, 1].map((times) => times * power).find((metres) => metres <= most) ?? power
}
