import { noteLook } from '@functions/identity/audit'
import { phoneOwner } from '@functions/identity/phone'
import { accountOf, accountView } from '@functions/ledger/accounts'
import { ledgerOf, staffView } from '@functions/ledger/history'
import { now } from '@functions/platform/clock'
import type { Actor } from '@functions/platform/http/token'
import { type PageQuery, pageOfQuery } from '@functions/platform/lists/pages'
import { pick } from '@functions/platform/pick'
import { problem } from '@functions/platform/problem'
import { newId } from '@functions/platform/store/ids'
import { labelOf } from '@functions/platform/store/label'
import type { Inputs, Outputs } from '@shared/contract/contract'
import { FIND_PURPOSES, type FindPurpose, POINTS_ACTS } from '@shared/rules/people/corrections'
import { meantPhones } from '@shared/rules/text/phone'
import { memberOf } from './office'
import { actsIn, proposalsIn } from './officeEntities'
import { secondPersonAbove } from './settings'

type Member = Outputs['points']['findMember']

/**
 * The member of the street with that phone number, masked. The look is on record, where they see it, before they are
 * shown. Two reads, at most six where a region may be missing, and 2 write units.
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
  await noteLook({
    ...{ memberId, id: newId(), streetId, communityId, action: 'foundByPhone', purpose: FIND_PURPOSES[purpose] },
    ...{ by: actor.memberId, byLabel: await labelOf(actor, '管理员'), at: now(), hash: 'server' },
  })
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
    (proposal) => ({
      ...pick(proposal, 'id', 'memberId', 'memberLabel', 'kind', 'amount', 'reason', 'about', 'state'),
      ...pick(proposal, 'proposedAt', 'proposedByLabel', 'decidedAt', 'decidedByLabel'),
      mine: proposal.proposedBy === actor.memberId || proposal.memberId === actor.memberId,
    }),
  )
}

/** What administrators did to points, newest first. One query. */
export function actsOf({ streetId, memberId: caller }: Actor, page: PageQuery) {
  return pageOfQuery(page, `acts#${streetId}#${caller}`, actsIn(streetId).page, (act) => ({
    ...pick(act, 'id', 'act', 'memberId', 'memberLabel', 'kind', 'amount', 'reason', 'about'),
    ...pick(act, 'at', 'byLabel', 'done', 'missing'),
    label: POINTS_ACTS[act.act].label,
  }))
}
