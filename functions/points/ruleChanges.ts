import { labelOf } from '@functions/identity/labels'
import { now } from '@functions/platform/clock'
import { actFingerprint } from '@functions/platform/ids'
import { type PageQuery, pageOf } from '@functions/platform/pages'
import { problem } from '@functions/platform/problem'
import type { Actor } from '@functions/platform/token'
import { AGAIN, step, transact, untilAnswered } from '@functions/platform/transact'
import type { Inputs, Outputs } from '@shared/contract/contract'
import { addDays, dayOf, startOf } from '@shared/rules/day'
import { RULE_LEAD_MS, ruleFor } from '@shared/rules/earning'
import { EARN_REASONS, type EarnReason, REASONS } from '@shared/rules/points'
import { EntityFormatter } from 'dynamodb-toolbox/entity/actions/format'
import { PutTransaction } from 'dynamodb-toolbox/entity/actions/transactPut'
import { Rule, RuleWrite } from './entities'
import { stillTrusted } from './ledger'
import { type RuleItem, rulesOf, ruleVersions } from './rules'

type Version = Outputs['points']['changeRule']

/** A rule as people see it: days instead of instants. */
export function ruleView({ reason, amount, dailyCap, validFrom, validTo, note, byLabel, at }: RuleItem): Version {
  return {
    reason,
    label: REASONS[reason].label,
    amount,
    note,
    firstDay: dayOf(validFrom),
    ...(dailyCap === undefined ? {} : { dailyCap }),
    ...(validTo === undefined ? {} : { lastDay: dayOf(validTo - 1) }),
    ...(byLabel ? { byLabel } : {}),
    ...(at ? { at } : {}),
  }
}

/** What earns points today, in the order of the table; reasons that give nothing are left out. */
export async function rulesInForce(streetId: string): Promise<Version[]> {
  const versions = await rulesOf(streetId)
  return EARN_REASONS.flatMap((reason) => {
    const rule = ruleFor(versions, reason, now())
    return rule && rule.amount > 0 ? [ruleView(rule)] : []
  })
}

/** Every reason with the rule in force and the one that comes next, for the office. Read as they stand. */
export async function ruleBoard({ streetId }: Actor): Promise<Outputs['points']['ruleBoard']> {
  const at = now()
  const versions = await ruleVersions(streetId)
  const items = EARN_REASONS.map((reason) => {
    const current = ruleFor(versions, reason, at)
    const [coming] = of(versions, reason).filter(({ validFrom }) => validFrom > at)
    return {
      reason,
      label: REASONS[reason].label,
      ...(current ? { current: ruleView(current) } : {}),
      ...(coming ? { coming: ruleView(coming) } : {}),
    }
  })
  return { items, firstDay: firstDayAt(at) }
}

const of = (versions: readonly RuleItem[], reason: EarnReason) =>
  versions.filter((rule) => rule.reason === reason).sort((a, b) => a.validFrom - b.validFrom)

/** All versions of a reason, newest first. */
export async function ruleHistory(
  { streetId, memberId }: Actor,
  { reason, ...page }: Inputs['points']['ruleHistory'] & PageQuery,
) {
  const versions = of(await ruleVersions(streetId), reason)
    .reverse()
    .map(ruleView)
  return pageOf(versions, page, `rules#${streetId}#${memberId}#${reason}`)
}

/** The first day a rule written now may hold: a whole one, and after every cache has forgotten the one before. */
const firstDayAt = (at: number) => addDays(dayOf(at + RULE_LEAD_MS), 1)

/**
 * Writes a new version of a rule, from a later day on; what was earned by older ones stays. A second version for the same
 * day begins a millisecond after the first and so takes its place, and both are kept. One query and one transaction of 6
 * write units. The same id again gets the first answer. @throws RULE_TOO_SOON, RULE_DAYS
 */
export function changeRule(actor: Actor, { id, ...input }: Inputs['points']['changeRule']): Promise<Version> {
  const { streetId, memberId: by, epoch } = actor
  const hash = actFingerprint(actor, input)
  return untilAnswered<Version>(async () => {
    const at = now()
    const versions = await ruleVersions(streetId)
    const first = versions.find((rule) => rule.id === id)
    if (first && first.hash !== hash) throw problem('IDEMPOTENCY_CONFLICT')
    if (first) return ruleView(first)
    const { reason, amount, dailyCap, firstDay, lastDay, note } = input
    if (firstDay < firstDayAt(at)) throw problem('RULE_TOO_SOON', { day: firstDayAt(at) })
    if (lastDay !== undefined && lastDay < firstDay) throw problem('RULE_DAYS')
    const taken = of(versions, reason).filter(({ validFrom }) => dayOf(validFrom) === firstDay)
    const rule: RuleItem = {
      ...{ streetId, reason, amount, note, id, hash, by, at },
      byLabel: await labelOf(actor, '管理员'),
      validFrom: startOf(firstDay) + taken.length,
      ...(dailyCap === undefined ? {} : { dailyCap }),
      ...(lastDay === undefined ? {} : { validTo: startOf(addDays(lastDay, 1)) }),
    }
    const answer = await transact<Version>(
      [
        step<never>(
          RuleWrite.build(PutTransaction)
            .item({ streetId, id, hash })
            .options({ condition: { attr: 'id', exists: false }, returnValuesOnConditionFalse: 'ALL_OLD' }),
          (old) => {
            if (old && RuleWrite.build(EntityFormatter).format(old).hash !== hash) throw problem('IDEMPOTENCY_CONFLICT')
            return AGAIN
          },
        ),
        step<never>(
          Rule.build(PutTransaction)
            .item(rule)
            .options({ condition: { attr: 'validFrom', exists: false } }),
          () => AGAIN,
        ),
        stillTrusted(by, epoch),
      ],
      () => ruleView(rule),
    )
    rulesOf.forget(streetId)
    return answer
  })
}
