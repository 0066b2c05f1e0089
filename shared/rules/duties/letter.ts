import type { Day } from '../time/day'
import { SERVED, type ServedId } from './served'

/** `2031-03-01 至 2032-02-29`. */
export const sayTerm = (from: Day, to: Day): string => `${from} 至 ${to}`

/** A code in groups of four, as it is printed and read out. */
export const sayCode = (code: string): string => code.replace(/(\d{4})(?=\d)/g, '$1 ')

/** 巡查 12 次、发放资料 300 份. */
export const sayDone = (done: readonly { categoryId: ServedId; quantity: number }[]): string =>
  done.map(({ categoryId, quantity }) => `${SERVED[categoryId].name} ${quantity} ${SERVED[categoryId].unit}`).join('、')
