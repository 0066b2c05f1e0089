import { metresBetween, type Point } from '@shared/rules/place/geo'
import { GROUNDS, pointOf, STREETS, type Street } from './streetPlan'

/** Metres of a point east and north of the plan's middle; flat enough for a street. */
interface Flat {
  east: number
  north: number
}

const MIDDLE: Point = { latitude: 37.528, longitude: 121.391 }
const METRES_NORTH = metresBetween(MIDDLE, { ...MIDDLE, latitude: MIDDLE.latitude + 1 })
const METRES_EAST = metresBetween(MIDDLE, { ...MIDDLE, longitude: MIDDLE.longitude + 0.01 }) * 100

const flat = ({ latitude, longitude }: Point): Flat => ({
  east: (longitude - MIDDLE.longitude) * METRES_EAST,
  north: (latitude - MIDDLE.latitude) * METRES_NORTH,
})
const unflat = ({ east, north }: Flat): Point => ({
  latitude: MIDDLE.latitude + north / METRES_NORTH,
  longitude: MIDDLE.longitude + east / METRES_EAST,
})

/** One straight piece of a line. */
interface Piece {
  from: Flat
  to: Flat
  length: number
}

function piecesOf(line: readonly Point[]): Piece[] {
  const points = line.map(flat)
  return points.slice(1).flatMap((to, at) => {
    const from = points[at]
    return from ? [{ from, to, length: Math.hypot(to.east - from.east, to.north - from.north) }] : []
  })
}

const along = ({ from, to }: Piece, part: number): Flat => ({
  east: from.east + (to.east - from.east) * part,
  north: from.north + (to.north - from.north) * part,
})

function metresToPiece({ east, north }: Flat, piece: Piece): number {
  const [dx, dy] = [piece.to.east - piece.from.east, piece.to.north - piece.from.north]
  const part = ((east - piece.from.east) * dx + (north - piece.from.north) * dy) / (piece.length ** 2 || 1)
  const nearest = along(piece, Math.min(1, Math.max(0, part)))
  return Math.hypot(east - nearest.east, north - nearest.north)
}

/** How far a point is from a street. Metres. */
export const metresToStreet = (point: Point, { line }: Pick<Street, 'line'>): number =>
  Math.min(...piecesOf(line.map(pointOf)).map((piece) => metresToPiece(flat(point), piece)))

/** A street's name on its longest straight piece, turned with it and never upside down. Degrees, clockwise. */
export function nameOn({ line }: Street): { at: Point; turned: number } {
  const pieces = piecesOf(line.map(pointOf))
  // What leaves the drawing is the longest, and nobody looks there.
  const inner = pieces.length > 2 ? pieces.slice(1, -1) : pieces
  const longest = inner.reduce((best, each) => (each.length > best.length ? each : best))
  const turned =
    (-Math.atan2(longest.to.north - longest.from.north, longest.to.east - longest.from.east) * 180) / Math.PI
  return { at: unflat(along(longest, 0.5)), turned: turned > 90 ? turned - 180 : turned <= -90 ? turned + 180 : turned }
}

/** Houses stand so far from the middle of their street, so deep, so long and so far apart. Metres. */
const HOUSES = {
  main: { set: 24, deep: 18, long: 34 },
  side: { set: 17, deep: 14, long: 24 },
  lane: { set: 12, deep: 11, long: 18 },
}
const GAP = 9
/** Room that streets leave free on both sides. Metres. */
const CLEAR = { main: 14, side: 10, lane: 7 }
/** Nobody builds on these. Metres from a river's middle. */
const BANK = 22

/** Houses along every street, as corners: none stands on a street, in a park or in the river. */
export function housesOf(): Point[][] {
  const streets = STREETS.map(({ line, width }) => ({ pieces: piecesOf(line.map(pointOf)), clear: CLEAR[width] }))
  const water = GROUNDS.filter(({ kind }) => kind === 'water').flatMap(({ line }) => piecesOf(line.map(pointOf)))
  const greens = GROUNDS.filter(({ kind }) => kind !== 'water').map(({ line }) =>
    line.map((pair) => flat(pointOf(pair))),
  )
  const houses: Flat[][] = []
  const free = (corners: readonly Flat[], middle: Flat, reach: number) =>
    [...corners, middle].every(
      (corner) =>
        streets.every(({ pieces, clear }) => pieces.every((piece) => metresToPiece(corner, piece) >= clear)) &&
        water.every((piece) => metresToPiece(corner, piece) >= BANK) &&
        !greens.some((green) => isInside(corner, green)),
    ) && houses.every(([one, , other]) => !one || !other || far(one, other, middle, reach))
  for (const { line, width } of STREETS) {
    const { set, deep, long } = HOUSES[width]
    for (const piece of piecesOf(line.map(pointOf))) {
      for (let at = long / 2 + GAP; at < piece.length - long / 2; at += long + GAP) {
        for (const side of [1, -1]) {
          const box = boxAt(piece, at / piece.length, side * (set + deep / 2), long, deep)
          if (free(box.corners, box.middle, long)) houses.push(box.corners)
        }
      }
    }
  }
  return houses.map((corners) => corners.map(unflat))
}

const far = (one: Flat, other: Flat, middle: Flat, reach: number) =>
  Math.hypot((one.east + other.east) / 2 - middle.east, (one.north + other.north) / 2 - middle.north) > reach

function boxAt(piece: Piece, part: number, aside: number, long: number, deep: number) {
  const u = {
    east: (piece.to.east - piece.from.east) / piece.length,
    north: (piece.to.north - piece.from.north) / piece.length,
  }
  const on = along(piece, part)
  const middle = { east: on.east - u.north * aside, north: on.north + u.east * aside }
  const corner = (a: number, b: number): Flat => ({
    east: middle.east + (u.east * a * long) / 2 - (u.north * b * deep) / 2,
    north: middle.north + (u.north * a * long) / 2 + (u.east * b * deep) / 2,
  })
  return { middle, corners: [corner(-1, -1), corner(1, -1), corner(1, 1), corner(-1, 1)] }
}

/** Even-odd rule. */
function isInside({ east, north }: Flat, ring: readonly Flat[]): boolean {
  let inside = false
  ring.forEach((a, at) => {
    const b = ring[(at + 1) % ring.length]
    if (!b || a.north > north === b.north > north) return
    if (east < ((b.east - a.east) * (north - a.north)) / (b.north - a.north) + a.east) inside = !inside
  })
  return inside
}
