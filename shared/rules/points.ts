/**
 * The points ledger's arithmetic. Entries are appended, never changed; an account only repeats what its
 * entries add up to: balance = Σ balanceDelta, held = Σ heldDelta, available = balance − held ≥ 0.
 */
export const REASONS = {
  registration: { label: '报到确认', kind: 'earn' },
  checkin: { label: '驿站打卡', kind: 'earn' },
  checkinStreak: { label: '连续打卡 7 天', kind: 'earn' },
  reportAccepted: { label: '随手拍被受理', kind: 'earn' },
  reportConfirmed: { label: '随手拍已解决', kind: 'earn' },
  mealHold: { label: '兑换套餐（待核销）', kind: 'hold' },
  mealPost: { label: '套餐已核销', kind: 'post' },
  mealRelease: { label: '套餐退回', kind: 'release' },
} as const

export type Reason = keyof typeof REASONS
export type EntryKind = (typeof REASONS)[Reason]['kind']
export type EarnReason = { [R in Reason]: (typeof REASONS)[R]['kind'] extends 'earn' ? R : never }[Reason]

/** What an entry of `amount` (a positive integer of points) does to the balance and to what is held. */
export function effectOf(kind: EntryKind, amount: number): { balanceDelta: number; heldDelta: number } {
  switch (kind) {
    case 'earn':
      return { balanceDelta: amount, heldDelta: 0 }
    case 'hold':
      return { balanceDelta: 0, heldDelta: amount }
    case 'post':
      return { balanceDelta: -amount, heldDelta: -amount }
    case 'release':
      return { balanceDelta: 0, heldDelta: -amount }
  }
}

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

export interface YearBucket {
  year: number
  /** Points of that year not yet spent (held ones included: they are spent only when posted). */
  remaining: number
  /** The last Shanghai day on which they can be spent: the end of the next year. */
  lastDay: string
}

/**
 * What is left of each year's points when the oldest are spent first.
 * @param earned points earned by year, @param spent points that ever left the balance (posted or expired).
 */
export function bucketsOf(earned: Readonly<Record<string, number>>, spent: number): YearBucket[] {
  let toSpend = spent
  return Object.keys(earned)
    .map(Number)
    .sort((a, b) => a - b)
    .map((year) => {
      const points = earned[String(year)] ?? 0
      const used = Math.min(points, toSpend)
      toSpend -= used
      return { year, remaining: points - used, lastDay: `${year + 1}-12-31` }
    })
    .filter((bucket) => bucket.remaining > 0)
}
