import type { Day } from '../time/day'
import type { EarnReason } from './points'

/** An earning rule: data of a street. A change is a new version from a later moment, so a cached rule is never wrong. */
export interface EarningRule {
  reason: EarnReason
  amount: number
  /** The most points the reason brings one person on a Shanghai day; without a cap when absent. */
  dailyCap?: number | undefined
  /** Epoch milliseconds from which the rule holds; the latest one begun is the one in force. */
  validFrom: number
  /** Epoch milliseconds at which it ends; nothing is in force then until a later version begins. */
  validTo?: number | undefined
  note: string
}

/** A changed rule begins no sooner than this after it is written: longer than any cache lives. Milliseconds. */
export const RULE_LEAD_MS = 120_000

/** The most points a rule may give at once, and a day's cap may allow. */
export const MAX_RULE_POINTS = 1000

/** The rule of a reason that is in force at a moment: the latest one begun, unless it has ended. */
export function ruleFor<R extends EarningRule>(rules: readonly R[], reason: EarnReason, nowMs: number): R | undefined {
  let best: R | undefined
  for (const rule of rules) {
    if (rule.reason !== reason || rule.validFrom > nowMs) continue
    if (!best || rule.validFrom > best.validFrom) best = rule
  }
  return best?.validTo !== undefined && best.validTo <= nowMs ? undefined : best
}

/** Points of a reason at a moment; 0 when no rule is in force. */
export function amountFor(rules: readonly EarningRule[], reason: EarnReason, nowMs: number): number {
  return ruleFor(rules, reason, nowMs)?.amount ?? 0
}

/** What the day's cap leaves of an amount when the reason has brought `before` points already. */
export function withinCap(amount: number, dailyCap: number | undefined, before: number): number {
  return dailyCap === undefined ? amount : Math.max(0, Math.min(amount, dailyCap - before))
}

/** What an account remembers of a reason that has a cap. */
export interface CapState extends CapDay {
  /** The day before that one on which it brought points: around midnight an award of it may be written later. */
  earlier?: CapDay | undefined
}

interface CapDay {
  day: Day
  points: number
}

/** Points of a reason that count against a day's cap. */
export function pointsOn(state: CapState | undefined, day: Day): number {
  return [state, state?.earlier].find((each) => each?.day === day)?.points ?? 0
}

/** What is remembered after points on a day, whatever the order in which those of two days arrive. */
export function afterPoints(state: CapState | undefined, day: Day, points: number): CapState {
  const today = { day, points: pointsOn(state, day) + points }
  if (!state) return today
  const { earlier, ...last } = state
  if (day < last.day) return { ...last, earlier: today }
  const before = day === last.day ? earlier : last
  return before ? { ...today, earlier: before } : today
}
