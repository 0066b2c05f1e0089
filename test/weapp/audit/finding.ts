/** One line of the audit's table. */
export interface Finding {
  rule: string
  /** File, page or screen; what it is about. */
  where: string
  measured: string
  /** Our own budget, as text; absent when there is none of ours. */
  budget?: string
  /** WeChat's limit, as text. */
  official?: string
  /** `unknown`: it could not be measured here, and the line says why. */
  state: 'kept' | 'breach' | 'unknown'
}

/** What every finding of one rule has in common. */
export type Rule = Pick<Finding, 'rule'> & Partial<Pick<Finding, 'budget' | 'official'>>

/** One line that says the rule is kept, or one line for each breach: a table names what is wrong and only counts the rest. */
export function breachesOr(
  rule: Rule,
  breaches: readonly { where: string; measured: string }[],
  kept: string,
): Finding[] {
  if (breaches.length === 0) return [{ ...rule, where: kept, measured: '0 broken', state: 'kept' }]
  return breaches.map((breach) => ({ ...rule, ...breach, state: 'breach' }))
}

/** A number against our budget and WeChat's limit; over either is a breach. */
export function against(
  rule: string,
  where: string,
  value: number,
  limits: { budget?: number; official?: number },
  say: (value: number) => string = String,
): Finding {
  const { budget, official } = limits
  const over = (limit: number | undefined) => limit !== undefined && value > limit
  return {
    rule,
    where,
    measured: say(value),
    ...(budget === undefined ? {} : { budget: `≤ ${say(budget)}` }),
    ...(official === undefined ? {} : { official: `≤ ${say(official)}` }),
    state: over(budget) || over(official) ? 'breach' : 'kept',
  }
}
