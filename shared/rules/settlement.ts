import { addDays, type Day } from './day'

/** A calendar month in Asia/Shanghai, `YYYY-MM`. Sorts as text. */
export type Month = string

export const monthOf = (day: Day): Month => day.slice(0, 7)

export const monthBefore = (month: Month): Month => monthOf(addDays(`${month}-01`, -1))

/** 2026 年 11 月. */
export function sayMonth(month: Month): string {
  const [year = '', number = ''] = month.split('-')
  return `${year} 年 ${Number(number)} 月`
}

/** What a shop handed out: vouchers, the points they cost, and what these are worth to the shop. Integer fen. */
export interface Sum {
  vouchers: number
  points: number
  valueFen: number
}

/** A record of the counter, as far as it is settled. */
export interface Settled {
  outcome: 'redeemed' | 'refused'
  pricePoints: number
}

/** What records add up to; a voucher that was sent back is worth nothing. */
export function sumOf(records: readonly Settled[], pointFen: number): Sum {
  const redeemed = records.filter(({ outcome }) => outcome === 'redeemed')
  const points = redeemed.reduce((sum, { pricePoints }) => sum + pricePoints, 0)
  return { vouchers: redeemed.length, points, valueFen: points * pointFen }
}

/** What the month before turned out to be more than it was settled at, at the value of that month. */
export function correctionOf(found: Sum, settled: Sum): Sum {
  return {
    vouchers: found.vouchers - settled.vouchers,
    points: found.points - settled.points,
    valueFen: found.valueFen - settled.valueFen,
  }
}

export function plus(one: Sum, other: Sum): Sum {
  return {
    vouchers: one.vouchers + other.vouchers,
    points: one.points + other.points,
    valueFen: one.valueFen + other.valueFen,
  }
}
