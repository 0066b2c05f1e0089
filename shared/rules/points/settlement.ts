import { sayFen } from '../text/words'
import { addDays, type Day } from '../time/day'

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
  outcome: 'redeemed' | 'refused' | 'annulled'
  pricePoints: number
}

/** What a record adds to its month: a voucher that was sent back nothing, an annulment takes one away. */
const ADDS: Record<Settled['outcome'], 1 | 0 | -1> = { redeemed: 1, refused: 0, annulled: -1 }

/** What records add up to. */
export function sumOf(records: readonly Settled[], pointFen: number): Sum {
  const vouchers = records.reduce((sum, { outcome }) => sum + ADDS[outcome], 0)
  const points = records.reduce((sum, { outcome, pricePoints }) => sum + ADDS[outcome] * pricePoints, 0)
  // Never -0, which a negative sum at no value would be.
  return { vouchers, points, valueFen: points * pointFen || 0 }
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

/** Money that may also be taken back: −3.00. */
export const sayValue = (fen: number): string => (fen < 0 ? `−${sayFen(-fen)}` : sayFen(fen))

/** How far a month is. */
export const standingOf = ({
  state,
  over,
}: {
  state: 'open' | 'closed'
  over: boolean
}): '已结清' | '待结清' | '进行中' => (state === 'closed' ? '已结清' : over ? '待结清' : '进行中')

/** Why a redemption is often taken back. */
export const ANNUL_REASONS = ['扫错了人的码', '顾客没有取餐', '同一份核销了两次'] as const
