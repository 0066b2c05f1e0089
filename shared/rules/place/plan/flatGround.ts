import { metresBetween, type Point } from '../geo'

/** Metres of a point east and north of the plan's middle; flat enough for a street. */
export interface Flat {
  east: number
  north: number
}

const MIDDLE: Point = { latitude: 37.528, longitude: 121.391 }
const METRES_NORTH = metresBetween(MIDDLE, { ...MIDDLE, latitude: MIDDLE.latitude + 1 })
const METRES_EAST = metresBetween(MIDDLE, { ...MIDDLE, longitude: MIDDLE.longitude + 0.01 }) * 100

export const flat = ({ latitude, longitude }: Point): Flat => ({
  east: (longitude - MIDDLE.longitude) * METRES_EAST,
  north: (latitude - MIDDLE.latitude) * METRES_NORTH,
})
export const unflat = ({ east, north }: Flat): Point => ({
  latitude: MIDDLE.latitude + north / METRES_NORTH,
  longitude: MIDDLE.longitude + east / METRES_EAST,
})

/** One straight piece of a line. */
export interface Piece {
  from: Flat
  to: Flat
  length: number
}

export function piecesOf(line: readonly Point[]): Piece[] {
  const points = line.map(flat)
  return points.slice(1).flatMap((to, at) => {
    const from = points[at]
    return from ? [{ from, to, length: Math.hypot(to.east - from.east, to.north - from.north) }] : []
  })
}

export const along = ({ from, to }: Piece, part: number): Flat => ({
  east: from.east + (to.east - from.east) * part,
  north: from.north + (to.north - from.north) * part,
})

export function metresToPiece({ east, north }: Flat, piece: Piece): number {
  const [dx, dy] = [piece.to.east - piece.from.east, piece.to.north - piece.from.north]
  const part = ((east - piece.from.east) * dx + (north - piece.from.north) * dy) / (piece.length ** 2 || 1)
  const nearest = along(piece, Math.min(1, Math.max(0, part)))
  return Math.hypot(east - nearest.east, north - nearest.north)
}

/** A box beside a piece of a street, turned with it. */
export function boxAt(piece: Piece, part: number, aside: number, long: number, deep: number) {
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
export function isInside({ east, north }: Flat, ring: readonly Flat[]): boolean {
  let inside = false
  ring.forEach((a, at) => {
    const b = ring[(at + 1) % ring.length]
    if (!b || a.north > north === b.north > north) return
    if (east < ((b.east - a.east) * (north - a.north)) / (b.north - a.north) + a.east) inside = !inside
  })
  return inside
}
