import type { Actor } from '@functions/platform/http/token'
import { stillTrusted } from '@functions/platform/http/trust'
import { type PageQuery, pageOfQuery } from '@functions/platform/lists/pages'
import { problem } from '@functions/platform/problem'
import { actFingerprint } from '@functions/platform/store/ids'
import { firstOf } from '@functions/platform/store/repeat'
import { transact, untilAnswered } from '@functions/platform/store/transact'
import { getNow } from '@functions/platform/store/writes'
import type { Inputs, Outputs } from '@shared/contract/contract'
import { holds } from '@shared/rules/people/roles'
import { becomes, dutyBecomes, dutyView, type OrgDutyItem } from './duty'
import { dutiesOfOrg, OrgDuty } from './dutyEntities'
import { orgOf } from './queries'

type Answer = Outputs['orgs']['settle']

/** An organisation's decisions and its visits, newest first. One read and one query. @throws NOT_FOUND */
export async function orgDuties(
  { streetId, memberId }: Actor,
  { orgId, ...page }: PageQuery & { orgId: string },
): Promise<Outputs['orgs']['orgDuties']> {
  await orgOf(streetId, orgId)
  return pageOfQuery(page, `dutiesoforg#${memberId}#${orgId}`, dutiesOfOrg(orgId).page, dutyView)
}

/**
 * Says that a decision was carried out, or is left for a reason: its owner does, or the street office. One read and one transaction
 * of 10 write units. @throws NOT_FOUND, DUTY_SETTLED
 */
export async function settle(actor: Actor, input: Inputs['orgs']['settle']): Promise<Answer> {
  const { dutyId, id, outcome, reason } = input
  const hash = actFingerprint(actor, { dutyId, outcome, reason })
  return untilAnswered<Answer>(async () => {
    const duty = await ownDuty(actor, dutyId)
    if (doneBefore(duty, { id, hash })) return dutyView(duty)
    if (duty.outcome !== undefined) throw problem('DUTY_SETTLED')
    const change = { outcome, reason, by: actor.memberId, at: duty.at, made: { id, hash } }
    return transact<Answer>([dutyBecomes(duty, change), stillTrusted(actor)], () => dutyView(becomes(duty, change)))
  })
}

/** Opens again what was settled by mistake: it is due as it was. One read and one transaction of 10 write units. @throws NOT_FOUND, DUTY_NOT_SETTLED */
export async function reopen(actor: Actor, { dutyId, id }: Inputs['orgs']['reopen']): Promise<Answer> {
  const hash = actFingerprint(actor, { reopen: dutyId })
  return untilAnswered<Answer>(async () => {
    const duty = await ownDuty(actor, dutyId)
    if (doneBefore(duty, { id, hash })) return dutyView(duty)
    if (duty.outcome === undefined) throw problem('DUTY_NOT_SETTLED')
    const change = { outcome: undefined, reason: undefined, by: actor.memberId, at: duty.at, made: { id, hash } }
    return transact<Answer>([dutyBecomes(duty, change), stillTrusted(actor)], () => dutyView(becomes(duty, change)))
  })
}

/** A decision of the caller's own; every one of the street for its office. 1 read unit. @throws NOT_FOUND */
async function ownDuty(actor: Actor, dutyId: string): Promise<OrgDutyItem> {
  const duty = await getNow(OrgDuty, { id: dutyId })
  const isTheirs = duty?.ownerId === actor.memberId || holds(actor.grants, 'admin')
  if (duty?.streetId !== actor.streetId || duty.kind !== 'decision' || !isTheirs) throw problem('NOT_FOUND')
  return duty
}

/** Did this write settle it, or open it again? @throws IDEMPOTENCY_CONFLICT */
const doneBefore = ({ made }: OrgDutyItem, { id, hash }: { id: string; hash: string }): boolean =>
  firstOf(
    made.find((each) => each.id === id),
    hash,
  ) !== undefined
