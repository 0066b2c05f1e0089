import type { EarnReason } from './points'

/** An earning rule: data of a street. A change is a new version from a later moment, so a cached rule is never wrong. */
export interface EarningRule {
  reason: EarnReason
  amount: number
  /** Epoch milliseconds from which the rule holds; the latest one begun is the one in force. */
  validFrom: number
  note: string
}

/** A changed rule begins no sooner than this after it is written: longer than any cache lives. Milliseconds. */
export const RULE_LEAD_MS = 120_000

/** The rule of a reason that is in force at a moment: the latest one begun. */
export function ruleFor<R extends EarningRule>(rules: readonly R[], reason: EarnReason, nowMs: number): R | undefined {
  let best: R | undefined
  for (const rule of rules) {
    if (rule.reason !== reason || rule.validFrom > nowMs) continue
    if (!best || rule.validFrom > best.validFrom) best = rule
  }
  return best
}

/** Points of a reason at a moment; 0 when no rule is in force. */
export function amountFor(rules: readonly EarningRule[], reason: EarnReason, nowMs: number): number {
  return ruleFor(rules, reason, nowMs)?.amount ?? 0
}
