import type { Point } from '../geo'
import { along, flat, metresToPiece, piecesOf, unflat } from './flatGround'
import { pointOf, type Street } from './streetPlan'

/** How far a point is from a street. Metres. */
export const metresToStreet = (point: Point, { line }: Pick<Street, 'line'>): number =>
  Math.min(...piecesOf(line.map(pointOf)).map((piece) => metresToPiece(flat(point), piece)))

/** Shorter pieces have no room for a name of their own. Metres. */
const ROOM_FOR_NAME = 110

/** A street's name on its straight pieces, the longest first, turned with them and never upside down. Degrees, clockwise. */
export function namesOn({ line }: Street): { at: Point; turned: number }[] {
  const pieces = piecesOf(line.map(pointOf))
  // What leaves the drawing is the longest, and nobody looks there.
  const inner = pieces.length > 2 ? pieces.slice(1, -1) : pieces
  const [longest, ...others] = [...inner].sort((a, b) => b.length - a.length)
  return [...(longest ? [longest] : []), ...others.filter(({ length }) => length > ROOM_FOR_NAME)].map((piece) => {
    const { from, to } = piece
    const turned = (-Math.atan2(to.north - from.north, to.east - from.east) * 180) / Math.PI
    return {
      at: unflat(along(piece, 0.5)),
      turned: turned > 90 ? turned - 180 : turned <= -90 ? turned + 180 : turned,
    }
  })
}
