import { type Day, sayDayInFull } from '../time/day'
import { SERVED, type ServedId } from './served'

/** 2031年3月1日至2032年2月29日. */
export const sayTerm = (from: Day, to: Day): string => `${sayDayInFull(from)}至${sayDayInFull(to)}`

/** A code in groups of four, as it is printed and read out. */
export const sayCode = (code: string): string => code.replace(/(\d{4})(?=\d)/g, '$1 ')

/** 巡查 12 次、发放资料 300 份. */
export const sayDone = (done: readonly { categoryId: ServedId; quantity: number }[]): string =>
  done.map(({ categoryId, quantity }) => `${SERVED[categoryId].name} ${quantity} ${SERVED[categoryId].unit}`).join('、')
