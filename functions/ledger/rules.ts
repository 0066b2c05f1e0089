import { cached } from '@functions/platform/cache'
import { firstOf } from '@functions/platform/store/repeat'
import { AGAIN, type Step } from '@functions/platform/store/transact'
import { firstTime, getNow, putNew } from '@functions/platform/store/writes'
import { afterPoints, amountFor, type CapState, pointsOn, ruleFor, withinCap } from '@shared/rules/points/earning'
import type { EarnReason } from '@shared/rules/points/points'
import { dayOf } from '@shared/rules/time/day'
import type { FormattedItem } from 'dynamodb-toolbox/entity'
import { accountOf } from './accounts'
import { Rule, RuleWrite, ruleVersionsOf } from './entities'

export type RuleItem = FormattedItem<typeof Rule>

/** All versions of a street's rules as they stand. One query; there are as many as the office made changes. */
export const ruleVersions = (streetId: string): Promise<RuleItem[]> => ruleVersionsOf(streetId).all()

/**
 * Earning rules of a street, all versions; kept ≤ 60 s. Safe to write by, because a changed rule begins at least
 * two minutes after it is written (RULE_LEAD_MS): a cache as old as it may be already holds it.
 */
export const rulesOf = cached(ruleVersions)

/** Points of a reason in a street at an instant; 0 when no rule is in force. */
export async function pointsOf(streetId: string, reason: EarnReason, at: number): Promise<number> {
  return amountFor(await rulesOf(streetId), reason, at)
}

/**
 * Points of one of several like actions of a day, of which `before` were made already. A rule holds for whole days, so
 * their number alone says what the day has brought. Reads nothing.
 */
export async function nthPointsOf(streetId: string, reason: EarnReason, at: number, before: number): Promise<number> {
  const rule = ruleFor(await rulesOf(streetId), reason, at)
  return rule ? withinCap(rule.amount, rule.dailyCap, before * rule.amount) : 0
}

/** What a reason's cap was and becomes; the account's change is conditioned on it. */
export interface CapMove {
  seen: CapState | undefined
  next: CapState
}

/**
 * What the day's cap of a reason leaves of an amount, with the condition for the account: two awards at once cannot
 * both have its last points. Reads the account only where there is a cap.
 */
export async function capped(
  { memberId, streetId }: { memberId: string; streetId: string },
  reason: EarnReason,
  amount: number,
  at: number,
): Promise<{ amount: number; cap?: CapMove }> {
  const dailyCap = ruleFor(await rulesOf(streetId), reason, at)?.dailyCap
  if (dailyCap === undefined || amount === 0) return { amount }
  const day = dayOf(at)
  const seen = (await accountOf(memberId)).caps[reason]
  const before = pointsOn(seen, day)
  const left = withinCap(amount, dailyCap, before)
  return { amount: left, cap: { seen, next: afterPoints(seen, day, left) } }
}

/** Adds a version of a rule; 2 write units. */
export const addRule = (rule: RuleItem): Step<never> => putNew(Rule, rule)

/** The id of a change of rules, by which it is known again: then its first answer is read anew; 2 write units. */
export const ruleWrite = (streetId: string, id: string, hash: string): Step<never> =>
  firstTime<typeof RuleWrite, never>(RuleWrite, { streetId, id, hash }, () => AGAIN)

/** Was this very change made before? 1 read unit. @throws IDEMPOTENCY_CONFLICT */
export const wasWritten = async (streetId: string, id: string, hash: string): Promise<boolean> =>
  firstOf(await getNow(RuleWrite, { streetId, id }), hash) !== undefined
