import { now } from '@functions/platform/clock'
import type { Actor } from '@functions/platform/http/token'
import { stillTrusted } from '@functions/platform/http/trust'
import { problem } from '@functions/platform/problem'
import { tokenOf } from '@functions/platform/sealed/lookup'
import { unseal } from '@functions/platform/sealed/personal'
import { derivedId, fingerprint } from '@functions/platform/store/ids'
import { labelOf } from '@functions/platform/store/label'
import { type Step, transact, untilAnswered } from '@functions/platform/store/transact'
import { putNew, updateIf } from '@functions/platform/store/writes'
import type { Inputs, Outputs } from '@shared/contract/contract'
import { reaches } from '@shared/rules/people/roles'
import { $add, $remove } from 'dynamodb-toolbox/entity/actions/update'
import { phoneFields, written } from './details'
import { Audit, lookAt, Profile } from './entities'
import { headOfOther, type ProfileItem } from './me'
import { givenBack, handOver, isNumberOf, phoneHolder } from './phone'
import { queueOf } from './register'
import { ChangeRequest } from './requestEntities'
import { type RequestItem, requestOf } from './requests'

type Input = Inputs['identity']['decideChange']
type Answer = Outputs['identity']['decideChange']

/**
 * A grid worker approves a request, which is carried out in the same transaction, or declines it with a reason.
 * Two reads to four; 8 write units to decline, up to 20 to give a number to its new holder.
 * @throws NOT_FOUND, OWN_REGISTRATION, REASON_REQUIRED, REQUEST_DECIDED with who was faster, NOT_CONFIRMED
 */
export async function decideChange(actor: Actor, input: Input): Promise<Answer> {
  const { memberId, kind, id, decision, reason = '' } = input
  const hash = fingerprint({ memberId, kind, decision, reason, by: actor.memberId })
  const decidedByLabel = await labelOf(actor, '网格员')
  return untilAnswered(async () => {
    const request = await requestOf(memberId, kind)
    if (request?.streetId !== actor.streetId || !reaches(actor.grants, request.communityId)) throw problem('NOT_FOUND')
    if (request.decisionId === id) return first(request, hash)
    if (request.state !== 'open') throw problem('REQUEST_DECIDED', { by: request.decidedByLabel ?? '' })
    if (memberId === actor.memberId || request.holderId === actor.memberId) throw problem('OWN_REGISTRATION')
    if (decision === 'declined' && !reason) throw problem('REASON_REQUIRED')
    const at = now()
    const given: Given = { actor, request, at, id, hash, reason, decidedByLabel }
    const effects = decision === 'approved' ? await (kind === 'community' ? moved(given) : handedOn(given)) : []
    return transact<Answer>(
      [
        updateIf(
          ChangeRequest,
          {
            ...{ memberId, kind, state: decision, decidedAt: at, decidedByLabel, decisionId: id, decisionHash: hash },
            ...(reason ? { reason } : {}),
            ...{ queuePk: $remove(), queueSk: $remove() },
          },
          {
            and: [
              { attr: 'id', eq: request.id },
              { attr: 'state', eq: 'open' },
            ],
          },
        ),
        ...effects,
        stillTrusted(actor),
      ],
      () => ({ memberId, kind, state: decision, decidedAt: at }),
    )
  })
}

interface Given {
  actor: Actor
  request: RequestItem
  at: number
  id: string
  hash: string
  reason: string
  decidedByLabel: string
}

function first({ memberId, kind, state, decidedAt = 0, decisionHash }: RequestItem, hash: string): Answer {
  if (decisionHash !== hash) throw problem('IDEMPOTENCY_CONFLICT')
  return { memberId, kind, state, decidedAt }
}

/** The member belongs to the other community: they stand in its list of confirmed members from here on. */
async function moved(given: Given): Promise<Step<never>[]> {
  const { memberId, communityId } = given.request
  const { profile } = await headOfOther(memberId)
  if (profile.status !== 'confirmed') throw problem('NOT_CONFIRMED')
  const { streetId, submittedAt = given.at } = profile
  const place = queueOf(streetId, communityId, 'confirmed', submittedAt, memberId)
  return [
    written(profile, { communityId, ...place }),
    audit(given, memberId, communityId, 'communityChanged', '换社区'),
  ]
}

/**
 * Gives the number to its new holder: at once to a confirmed member, else it is kept for their registration. The
 * profile that had it loses it: calling would reach a stranger.
 */
async function handedOn(given: Given): Promise<Step<never>[]> {
  const { memberId, streetId, communityId, phoneSealed = '' } = given.request
  const phone = await unseal(phoneSealed, `request:${memberId}`)
  const [{ profile }, held] = await Promise.all([headOfOther(memberId), phoneHolder(streetId, phone)])
  const steps = await handOver({ streetId, memberId }, phone, held)
  if (held && held.memberId !== memberId) {
    const { memberId: holderId } = held
    const { profile: holder } = await headOfOther(holderId)
    steps.push(
      await without(holder, phone),
      audit(given, holderId, holder.communityId ?? '', 'phoneReleased', '号码已换人'),
    )
  }
  if (profile.status !== 'confirmed') return steps
  const number = await phoneFields(memberId, phone)
  const old = (await isNumberOf(phone, profile.phoneIndex)) ? [] : await givenBack(profile)
  return [...steps, ...old, written(profile, number), audit(given, memberId, communityId, 'detailsChanged', '换手机号')]
}

/** The profile without a number that is somebody else's now. */
async function without({ memberId, phoneIndex = '' }: ProfileItem, phone: string): Promise<Step<never>> {
  const kept = (await isNumberOf(phone, phoneIndex)) ? phoneIndex : await tokenOf('phone', phone)
  return updateIf(
    Profile,
    {
      ...{ memberId, phoneIndex: $remove(), phoneSealed: $remove(), phoneMasked: $remove() },
      detailsVersion: $add(1),
    },
    { attr: 'phoneIndex', eq: kept },
  )
}

type Action = 'communityChanged' | 'phoneReleased' | 'detailsChanged'

/** On record with the person it concerns: what was changed, by whom and why. */
function audit(
  { actor, at, id, hash, reason, decidedByLabel }: Given,
  memberId: string,
  communityId: string,
  action: Action,
  what: string,
) {
  const auditId = derivedId(id, `${action}#${memberId}`)
  return putNew(Audit, {
    // Whose number was given away finds it among the looks at their data.
    ...(action === 'phoneReleased' ? lookAt(memberId, at, auditId) : {}),
    memberId,
    id: auditId,
    streetId: actor.streetId,
    communityId,
    action,
    at,
    hash,
    ...{ by: actor.memberId, byLabel: decidedByLabel, purpose: reason ? `${what}：${reason}` : what },
  })
}
