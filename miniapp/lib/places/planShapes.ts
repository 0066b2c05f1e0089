import type { Point } from '@shared/rules/place/geo'
import { along, flat, metresToPiece, piecesOf, unflat } from './flatGround'
import { pointOf, type Street } from './streetPlan'

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
