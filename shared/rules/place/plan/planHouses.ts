import type { Point } from '../geo'
import { boxAt, type Flat, flat, isInside, metresToPiece, type Piece, piecesOf, unflat } from './flatGround'
import { GROUNDS, type Pair, pointOf, STREETS } from './streetPlan'

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

/** Pieces of streets and rivers with the room they keep free, and the rectangle in which that matters. */
interface Kept {
  piece: Piece
  clear: number
  box: readonly [west: number, east: number, south: number, north: number]
}

function kept(line: readonly Pair[], clear: number): Kept[] {
  return piecesOf(line.map(pointOf)).map((piece) => {
    const { from, to } = piece
    const [west, east] = [Math.min(from.east, to.east) - clear, Math.max(from.east, to.east) + clear]
    const [south, north] = [Math.min(from.north, to.north) - clear, Math.max(from.north, to.north) + clear]
    return { piece, clear, box: [west, east, south, north] }
  })
}

const isTooNear = (point: Flat, { piece, clear, box: [west, east, south, north] }: Kept) =>
  point.east > west &&
  point.east < east &&
  point.north > south &&
  point.north < north &&
  metresToPiece(point, piece) < clear

/** Nobody looks at houses farther out. Metres from the middle. */
const TOWN = { east: 1450, north: 1250 }

/** Houses as corners, street by street: none stands on a street, in a park or in the river. A step is a few milliseconds. */
export function* housesOf(): Generator<Point[][]> {
  const taken = [
    ...STREETS.flatMap(({ line, width }) => kept(line, CLEAR[width])),
    ...GROUNDS.filter(({ kind }) => kind === 'water').flatMap(({ line }) => kept(line, BANK)),
  ]
  const greens = GROUNDS.filter(({ kind }) => kind !== 'water').map(({ line }) =>
    line.map((pair) => flat(pointOf(pair))),
  )
  const houses: { middle: Flat; corners: Flat[] }[] = []
  const isFree = (middle: Flat, corners: readonly Flat[], reach: number) =>
    Math.abs(middle.east) < TOWN.east &&
    Math.abs(middle.north) < TOWN.north &&
    [...corners, middle].every(
      (point) => !taken.some((each) => isTooNear(point, each)) && !greens.some((green) => isInside(point, green)),
    ) &&
    houses.every(
      (other) =>
        Math.abs(other.middle.east - middle.east) > reach || Math.abs(other.middle.north - middle.north) > reach,
    )
  for (const { line, width } of STREETS) {
    const { set, deep, long } = HOUSES[width]
    const before = houses.length
    for (const piece of piecesOf(line.map(pointOf))) {
      for (let at = long / 2 + GAP; at < piece.length - long / 2; at += long + GAP) {
        for (const side of [1, -1]) {
          const house = boxAt(piece, at / piece.length, side * (set + deep / 2), long, deep)
          if (isFree(house.middle, house.corners, (long + deep) / 2)) houses.push(house)
        }
      }
    }
    yield houses.slice(before).map(({ corners }) => corners.map(unflat))
  }
}
