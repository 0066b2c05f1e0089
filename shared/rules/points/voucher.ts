import { addDays, clockOf, type Day, dayOf, minuteOf, startOf, weekdayOf } from '../time/day'

export const VOUCHER_STATES = {
  issued: { label: '待使用', final: false },
  redeemed: { label: '已用', final: true },
  cancelled: { label: '已取消', final: true },
  refused: { label: '商家退回', final: true },
  expired: { label: '已过期', final: true },
  annulled: { label: '已更正', final: true },
} as const
export type VoucherState = keyof typeof VOUCHER_STATES

/** Digits of a voucher's short code. 10^8 codes and ten wrong tries in ten minutes leave nothing to guess. */
export const CODE_DIGITS = 8

/** So long before a voucher's end its owner is reminded: time enough to ride there, or to give it back. Milliseconds. */
export const REMIND_BEFORE_MS = 3_600_000

/**
 * When an offer can be eaten: minutes of the Shanghai day, `toMinute` ≤ 1440 and exclusive; weekdays 0 = Sunday. A window
 * that ends before it begins goes on past midnight; all of it belongs to the day it began on.
 */
export interface MealWindow {
  fromMinute: number
  toMinute: number
  weekdays: readonly number[]
}

const DAY_MINUTES = 1440

/** Does it go on past midnight? */
export const crossesMidnight = ({ fromMinute, toMinute }: Pick<MealWindow, 'fromMinute' | 'toMinute'>): boolean =>
  toMinute < fromMinute

/** 11:00–14:00, 22:00–次日 02:00, or 全天. */
export function sayWindow(window: MealWindow): string {
  if (window.fromMinute === 0 && window.toMinute === DAY_MINUTES) return '全天'
  return `${clockOf(window.fromMinute)}–${crossesMidnight(window) ? '次日 ' : ''}${clockOf(window.toMinute)}`
}

/** The instant (epoch milliseconds) at which a voucher of that day can no longer be used. */
export function windowEnd(window: MealWindow, day: Day): number {
  return startOf(day) + (window.toMinute + (crossesMidnight(window) ? DAY_MINUTES : 0)) * 60_000
}

/** The instant at which it can first be used. */
export function windowStart(window: MealWindow, day: Day): number {
  return startOf(day) + window.fromMinute * 60_000
}

/**
 * The day whose meals are sold at this moment: stock, limits and voucher are that day's. After midnight it is still the day
 * before, as long as its window lasts.
 */
export function mealDay(window: MealWindow, nowMs: number): Day {
  const today = dayOf(nowMs)
  if (!crossesMidnight(window) || minuteOf(nowMs) >= window.toMinute) return today
  const before = addDays(today, -1)
  return window.weekdays.includes(weekdayOf(before)) ? before : today
}

/** Can it be redeemed for at this moment? Any time of a selling day until its window ends. */
export function sellsAt(window: MealWindow, nowMs: number): boolean {
  const day = mealDay(window, nowMs)
  return window.weekdays.includes(weekdayOf(day)) && nowMs < windowEnd(window, day)
}

/**
 * How many of a day's meals one shard of the stock may sell; the shards together sell exactly `stockPerDay`.
 */
export function shardCapacity(stockPerDay: number, shards: number, shard: number): number {
  return Math.floor(stockPerDay / shards) + (shard < stockPerDay % shards ? 1 : 0)
}

/**
 * A voucher's QR payload: prefix, which voucher it is, proof of the present 30 seconds. Which one is said by a handle only
 * the server can open: from a photo of the QR nobody reads the digits that can be typed. Phones with an older app still
 * say it by the digits themselves, and their proof is asked for as well.
 */
const QR = /^(?:NX1\.(?<code>\d{8})|NX2\.(?<handle>[\w-]{1,16}\.[\w-]{16}\.[\w-]{20,60}))\.(?<proof>\d{6})$/

export function qrPayload(which: string, proof: string): string {
  return `${/^\d{8}$/.test(which) ? 'NX1' : 'NX2'}.${which}.${proof}`
}

/** The parts of a scanned payload, or undefined when it is not one of ours; `code` of an older app, else `handle`. */
export function parseQr(payload: string): { code?: string; handle?: string; proof: string } | undefined {
  const { code, handle, proof } = QR.exec(payload.trim())?.groups ?? {}
  if (!proof) return undefined
  return code ? { code, proof } : handle ? { handle, proof } : undefined
}
