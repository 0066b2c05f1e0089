import type { Point } from './geo'

/** Reports this near to each other may be about one thing. Metres. */
export const NEAR_METRES = 250
/** So many are shown at most. */
export const NEAR_SHOWN = 5

const METRES_A_DEGREE = 111_195
/** Twice the radius and a little: a circle then touches at most two rows and, in each, two columns. */
const SIDE_METRES = 2.02 * NEAR_METRES
const ROW_DEGREES = SIDE_METRES / METRES_A_DEGREE
/** Beyond this columns would grow without end; nobody reports from there. */
const MAX_LATITUDE = 85

const rowOf = (latitude: number) => Math.floor((latitude + 90) / ROW_DEGREES)

/** Width of a row's columns: a cell is nowhere in its row narrower than its side. */
function columnDegrees(row: number): number {
  const edges = [row, row + 1].map((each) => Math.min(MAX_LATITUDE, Math.abs(each * ROW_DEGREES - 90)))
  return ROW_DEGREES / Math.cos((Math.max(...edges) * Math.PI) / 180)
}

const cellText = (row: number, longitude: number) => `${row}-${Math.floor((longitude + 180) / columnDegrees(row))}`

/** The cell of about 500 m in which a point lies. */
export const nearCell = ({ latitude, longitude }: Point): string => cellText(rowOf(latitude), longitude)

/** The cells that a circle of `NEAR_METRES` around a point touches: one to four. */
export function nearCells({ latitude, longitude }: Point): string[] {
  const up = (1.002 * NEAR_METRES) / METRES_A_DEGREE
  const aside = up / Math.cos((Math.min(MAX_LATITUDE, Math.abs(latitude) + up) * Math.PI) / 180)
  const rows = new Set([rowOf(latitude - up), rowOf(latitude + up)])
  return [...new Set([...rows].flatMap((row) => [longitude - aside, longitude + aside].map((at) => cellText(row, at))))]
}
