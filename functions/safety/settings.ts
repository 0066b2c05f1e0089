import { actFingerprint } from '@functions/platform/ids'
import type { Actor } from '@functions/platform/token'
import { step } from '@functions/platform/transact'
import { changeSetting, overtaken, unchangedSince } from '@functions/reports/desk/settings'
import type { Inputs, Outputs } from '@shared/contract/contract'
import { DEFAULT_SAFETY_RULE } from '@shared/rules/publicity'
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get'
import { PutTransaction } from 'dynamodb-toolbox/entity/actions/transactPut'
import { Safety } from './entities'
import { safetyRuleOf } from './rule'

/** The rule as its editor needs it: read afresh, because what is saved next depends on it. 1 read unit. */
export async function safetyRuleView({ streetId }: Actor): Promise<Outputs['safety']['rule']> {
  const { Item } = await Safety.build(GetItemCommand).key({ streetId }).options({ consistent: true }).send()
  const { firstReports, firstDays, samplePercent } = Item ?? DEFAULT_SAFETY_RULE
  return { version: Item?.version ?? 0, rule: { firstReports, firstDays, samplePercent } }
}

/**
 * Sets how the street looks at what its members send; it holds for reports that come from now on, within a minute
 * everywhere. 8 write units. @throws SETTING_CHANGED
 */
export async function saveSafetyRule(actor: Actor, { id, ...words }: Inputs['safety']['saveRule']) {
  const { version: seen, rule } = words
  const { streetId } = actor
  const write = Safety.build(PutTransaction)
    .item({ streetId, ...rule, version: seen + 1 })
    .options({ condition: unchangedSince(seen) })
  const saved = await changeSetting(
    actor,
    { id, hash: actFingerprint(actor, words), ref: 'safety', seen },
    step(write, overtaken),
  )
  safetyRuleOf.forget(streetId)
  return saved
}
