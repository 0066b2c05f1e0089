import type { Outputs } from '@shared/contract/contract'

export type Figure = Outputs['worklog']['figures']['categories'][number]
type Sum = Omit<Figure['months'][number], 'month'>

/** A category over the months of a year. */
export interface YearLine extends Omit<Figure, 'months'> {
  cells: ReadonlyMap<string, Sum>
}

/** The months of a year, `YYYY-MM`. */
export const monthsOf = (year: number): string[] =>
  Array.from({ length: 12 }, (_, index) => `${year}-${String(index + 1).padStart(2, '0')}`)

/** The lines of the year's table: what is in use, and what was written down before it was switched off. */
export const linesOf = (categories: readonly Figure[]): YearLine[] =>
  categories
    .filter(({ active, months }) => active || months.length > 0)
    .map(({ months, ...category }) => ({
      ...category,
      cells: new Map(months.map(({ month, ...sum }) => [month, sum])),
    }))

/** The first year that figures can be asked for. */
const FIRST_YEAR = 2000
/** So many years back stand in the choice. */
const YEARS_BACK = 4

/** The year that the address asks for; this one unless it names one that has begun. */
export function yearAsked(text: string | null, thisYear: number): number {
  const year = /^\d{4}$/.test(text ?? '') ? Number(text) : thisYear
  return FIRST_YEAR <= year && year <= thisYear ? year : thisYear
}

/** The years to choose from, latest first, with the one that is looked at. */
export function yearsToChoose(asked: number, thisYear: number): number[] {
  const years = Array.from({ length: YEARS_BACK + 1 }, (_, back) => thisYear - back)
  return years.includes(asked) ? years : [...years, asked]
}
