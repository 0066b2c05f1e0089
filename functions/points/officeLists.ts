import { Audit, lookAt } from '@functions/identity/entities'
import { phoneOwner } from '@functions/identity/phone'
import { accountOf, accountView } from '@functions/ledger/accounts'
import { ledgerOf, staffView } from '@functions/ledger/history'
import { now } from '@functions/platform/clock'
import type { Actor } from '@functions/platform/http/token'
import { type PageQuery, pageOfQuery } from '@functions/platform/lists/pages'
import { problem } from '@functions/platform/problem'
import { newId } from '@functions/platform/store/ids'
import { labelOf } from '@functions/platform/store/label'
import type { Inputs, Outputs } from '@shared/contract/contract'
import { FIND_PURPOSES, type FindPurpose, POINTS_ACTS } from '@shared/rules/people/corrections'
import { reaches } from '@shared/rules/people/roles'
import { meantPhones } from '@shared/rules/text/phone'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import { memberOf } from './office'
import { actsIn, proposalsIn } from './officeEntities'
import { secondPersonAbove } from './settings'

type Member = Outputs['points']['findMember']

/**
 * The member with that phone number, masked, as far as one's communities reach: who is registered elsewhere is as if they
 * were not. That somebody looked for them by it is on record, where they
 * see it, before they are shown. Two reads, at most six where a region may be missing, and a write of 2 write units.
 * @throws NOT_FOUND, PHONE_OF_TWO_REGIONS
 */
export async function findMember(
  actor: Actor,
  { phone, purpose }: { phone: string; purpose: FindPurpose },
): Promise<Member> {
  const owners = await Promise.all(meantPhones(phone).map((meant) => phoneOwner(actor.streetId, meant)))
  const [memberId, ...others] = [...new Set(owners.filter((owner) => owner !== undefined))]
  if (!memberId) throw problem('NOT_FOUND')
  if (others.length > 0) throw problem('PHONE_OF_TWO_REGIONS')
  const member = await memberOf(actor, memberId)
  const { streetId, communityId = '' } = member
  if (!reaches(actor.grants, communityId)) throw problem('NOT_FOUND')
  const [id, at] = [newId(), now()]
  await Audit.build(PutItemCommand)
    .item({
      ...{ memberId, id, streetId, communityId, action: 'foundByPhone', purpose: FIND_PURPOSES[purpose], at },
      ...{ by: actor.memberId, byLabel: await labelOf(actor, '工作人员'), hash: 'server', ...lookAt(memberId, at, id) },
    })
    .send()
  return cardOf(member)
}

function cardOf({
  memberId,
  nameMasked = '',
  phoneMasked = '',
  communityId = '',
}: Awaited<ReturnType<typeof memberOf>>): Member {
  return { memberId, nameMasked, phoneMasked, communityId }
}

/** A member's card, account and a page of entries. @throws NOT_FOUND */
export async function memberPoints(
  actor: Actor,
  { memberId, ...page }: Inputs['points']['member'] & PageQuery,
): Promise<Outputs['points']['member']> {
  const member = cardOf(await memberOf(actor, memberId))
  const [account, entries, limit] = await Promise.all([
    accountOf(memberId),
    ledgerOf(memberId, page, staffView),
    secondPersonAbove(actor.streetId),
  ])
  return { member, account: accountView(account), secondPersonAbove: limit, ...entries }
}

/** What waits for a second administrator, or was decided, newest first. One query. */
export function proposalsOf(actor: Actor, { list, ...page }: Inputs['points']['proposals'] & PageQuery) {
  return pageOfQuery(
    page,
    `proposals#${actor.streetId}#${actor.memberId}#${list}`,
    proposalsIn(actor.streetId, list === 'open' ? 'OPEN' : 'DONE').page,
    ({ id, memberId, memberLabel, kind, amount, reason, about, proposedAt, proposedByLabel, proposedBy, ...rest }) => ({
      ...{ id, memberLabel, kind, amount, reason, proposedAt, proposedByLabel, state: rest.state },
      memberId,
      mine: proposedBy === actor.memberId || memberId === actor.memberId,
      ...(about ? { about } : {}),
      ...(rest.decidedAt ? { decidedAt: rest.decidedAt } : {}),
      ...(rest.decidedByLabel ? { decidedByLabel: rest.decidedByLabel } : {}),
    }),
  )
}

/** What administrators did to points, newest first. One query. */
export function actsOf({ streetId, memberId: caller }: Actor, page: PageQuery) {
  return pageOfQuery(
    page,
    `acts#${streetId}#${caller}`,
    actsIn(streetId).page,
    ({ id, act, memberId, memberLabel, kind, amount, reason, about, at, byLabel, done, missing }) => ({
      id,
      act,
      label: POINTS_ACTS[act].label,
      memberLabel,
      kind,
      amount,
      reason,
      at,
      byLabel,
      done,
      missing,
      memberId,
      ...(about ? { about } : {}),
    }),
  )
}
