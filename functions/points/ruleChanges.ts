import { addRule, type RuleItem, rulesOf, ruleVersions, ruleWrite, wasWritten } from '@functions/ledger/rules'
import { now } from '@functions/platform/clock'
import type { Actor } from '@functions/platform/http/token'
import { stillTrusted } from '@functions/platform/http/trust'
import { type PageQuery, pageOf } from '@functions/platform/lists/pages'
import { problem } from '@functions/platform/problem'
import { actFingerprint } from '@functions/platform/store/ids'
import { labelOf } from '@functions/platform/store/label'
import { firstOf } from '@functions/platform/store/repeat'
import { type Step, transact, untilAnswered } from '@functions/platform/store/transact'
import { put } from '@functions/platform/store/writes'
import type { Inputs, Outputs } from '@shared/contract/contract'
import { RULE_LEAD_MS, ruleFor } from '@shared/rules/points/earning'
import { EARN_REASONS, type EarnReason, REASONS } from '@shared/rules/points/points'
import { addDays, dayOf, startOf } from '@shared/rules/time/day'
import type { FormattedItem } from 'dynamodb-toolbox/entity'
import { actAt, OfficeAct, Proposal } from './officeEntities'
import { secondPersonAbove } from './settings'

type Version = Outputs['points']['changeRule']
type ProposalItem = FormattedItem<typeof Proposal>

/** A rule as people see it: days instead of instants. */
export function ruleView({ reason, amount, dailyCap, validFrom, validTo, note, byLabel, at }: RuleItem): Version {
  return {
    reason,
    label: REASONS[reason].label,
    amount,
    note,
    firstDay: dayOf(validFrom),
    dailyCap,
    ...(validTo === undefined ? {} : { lastDay: dayOf(validTo - 1) }),
    byLabel,
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
 * Writes a new version of a rule from a later day on; what was earned stays. A second one for the same day begins a
 * millisecond later and replaces the first; both are kept. Above the limit of one administrator it is only proposed.
 * Idempotent. Two queries and one transaction of 6 write units.
 * @throws RULE_TOO_SOON, RULE_DAYS
 */
export function changeRule(actor: Actor, { id, ...input }: Inputs['points']['changeRule']): Promise<Version> {
  const { streetId } = actor
  const hash = actFingerprint(actor, input)
  return untilAnswered<Version>(async () => {
    const versions = await ruleVersions(streetId)
    const first = firstOf(
      versions.find((rule) => rule.id === id),
      hash,
    )
    if (first) return ruleView(first)
    const at = now()
    const proposed = input.amount > (await secondPersonAbove(streetId))
    const rule = await versionOf(actor, versions, input, { id, hash, at })
    // Its moment is the approval's.
    const answer: Version = proposed ? { ...ruleView({ ...rule, at: undefined }), proposed } : ruleView(rule)
    if (proposed && (await wasWritten(streetId, id, hash))) return answer
    const { firstDay, lastDay } = input
    if (firstDay < firstDayAt(at)) throw problem('RULE_TOO_SOON', { day: firstDayAt(at) })
    if (lastDay !== undefined && lastDay < firstDay) throw problem('RULE_DAYS')
    const written = await transact<Version>(
      [
        ruleWrite(streetId, id, hash),
        ...(proposed ? proposing(actor, rule, input) : [addRule(rule)]),
        stillTrusted(actor),
      ],
      () => answer,
    )
    rulesOf.forget(streetId)
    return written
  })
}

type Wanted = Omit<Inputs['points']['changeRule'], 'id'>

async function versionOf(
  actor: Actor,
  versions: readonly RuleItem[],
  { reason, amount, dailyCap, firstDay, lastDay, note }: Wanted,
  write: { id: string; hash: string; at: number },
): Promise<RuleItem> {
  const taken = of(versions, reason).filter(({ validFrom }) => dayOf(validFrom) === firstDay)
  return {
    ...{ streetId: actor.streetId, reason, amount, note, by: actor.memberId, ...write },
    byLabel: await labelOf(actor, '管理员'),
    validFrom: startOf(firstDay) + taken.length,
    dailyCap,
    ...(lastDay === undefined ? {} : { validTo: startOf(addDays(lastDay, 1)) }),
  }
}

/** A rule that waits for a second administrator, and the record of who proposed it. */
function proposing({ streetId, memberId }: Actor, rule: RuleItem, { amount, ...wanted }: Wanted): Step<never>[] {
  const { id = '', hash = '', at = 0, byLabel = '' } = rule
  const subject = { memberLabel: REASONS[rule.reason].label, kind: 'rule' as const, amount, reason: rule.note }
  const asked = { proposedBy: memberId, proposedByLabel: byLabel, proposedAt: at, state: 'open' as const }
  const act = { act: 'proposed' as const, proposalId: id, by: memberId, byLabel, at, done: 0, missing: 0, hash }
  return [
    put(Proposal, { streetId, list: 'OPEN', id, ...subject, ...asked, rule: wanted }),
    put(OfficeAct, { streetId, id, ...subject, ...act, ...actAt(streetId, at, id) }),
  ]
}

/**
 * What the approval of a proposed rule writes: the rule from its day on, or from the first day that is still to come.
 * The version is the second administrator's write.
 */
export async function approvedRule(actor: Actor, { rule, amount }: ProposalItem, id: string): Promise<Step<never>[]> {
  if (!rule) throw problem('NOT_FOUND')
  const at = now()
  const earliest = firstDayAt(at)
  const firstDay = rule.firstDay < earliest ? earliest : rule.firstDay
  if (rule.lastDay !== undefined && rule.lastDay < firstDay) throw problem('RULE_DAYS')
  const wanted = { ...rule, amount, firstDay }
  const version = await versionOf(actor, await ruleVersions(actor.streetId), wanted, { id, hash: 'approved', at })
  return [addRule(version)]
}
