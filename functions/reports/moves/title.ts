import type { ReportItem } from '../history'

/** So much of the address fits a line of the home screen. */
const TITLE_ADDRESS_CHARACTERS = 20

/** 井盖（上乔西路 12 号）, short enough for a line. */
export function titleOf({ categoryName, address }: Pick<ReportItem, 'categoryName' | 'address'>): string {
  const place = [...address].slice(0, TITLE_ADDRESS_CHARACTERS).join('')
  return place ? `${categoryName}（${place}）` : categoryName
}
