import type { Point } from './geo'

/**
 * The grid in which public reports are counted for the map, coarse to fine: side of a cell in thousandths of a degree
 * (0.001° is about 111 m north–south). Cells of a level nest in those of the level above.
 */
export const GRID_LEVELS = [32, 16, 8, 4] as const
export type GridLevel = 0 | 1 | 2 | 3

/** The finest level: its cells list the reports themselves. */
export const FINEST: GridLevel = 3

/** A cell by its row (northward) and column (eastward), from the south-west corner of the world. */
export interface Cell {
  row: number
  column: number
}

const MILLI = 1000

/** The cell of a level that holds a point. */
export function cellOf({ latitude, longitude }: Point, level: GridLevel): Cell {
  const side = GRID_LEVELS[level]
  return {
    row: Math.floor(((latitude + 90) * MILLI) / side),
    column: Math.floor(((longitude + 180) * MILLI) / side),
  }
}

/** A cell as key text that sorts by row, then column. */
export const cellText = ({ row, column }: Cell): string =>
  `${String(row).padStart(6, '0')}-${String(column).padStart(6, '0')}`

/** A cell as it stands in an address. */
export const CELL_PATTERN = /^\d{6}-\d{6}$/

/** Is the number a level of the grid? */
export const isLevel = (level: number): level is GridLevel => Number.isInteger(level) && level >= 0 && level <= FINEST
