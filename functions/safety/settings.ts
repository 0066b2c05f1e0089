import type { Actor } from '@functions/platform/http/token'
import { changeSetting, overtaken, unchangedSince } from '@functions/platform/store/settings'
import { getNow, putIf } from '@functions/platform/store/writes'
import type { Inputs, Outputs } from '@shared/contract/contract'
import { DEFAULT_SAFETY_RULE } from '@shared/rules/reports/publicity'
import { Safety } from './entities'
import { safetyRuleOf } from './rule'

/** The rule as its editor needs it: read afresh, because what is saved next depends on it. 1 read unit. */
export async function safetyRuleView({ streetId }: Actor): Promise<Outputs['safety']['rule']> {
  const item = await getNow(Safety, { streetId })
  const { firstReports, firstDays, samplePercent } = item ?? DEFAULT_SAFETY_RULE
  return { version: item?.version ?? 0, rule: { firstReports, firstDays, samplePercent } }
}

/**
 * Sets how the street looks at what its members send; it holds for reports that come from now on, within a minute
 * everywhere. 8 write units. @throws SETTING_CHANGED
 */
export function saveSafetyRule(actor: Actor, input: Inputs['safety']['saveRule']) {
  const { streetId } = actor
  return changeSetting(actor, { ref: 'safety', kept: safetyRuleOf }, input, (version) =>
    putIf(Safety, { streetId, ...input.rule, version }, unchangedSince(input.version), overtaken),
  )
}
