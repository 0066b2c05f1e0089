import { type Movement, recordMove, updateAccount } from '@functions/ledger/movement'
import { pointsOf } from '@functions/ledger/rules'
import { now } from '@functions/platform/clock'
import type { Actor } from '@functions/platform/http/token'
import { stillTrusted } from '@functions/platform/http/trust'
import { problem } from '@functions/platform/problem'
import { actFingerprint, derivedId } from '@functions/platform/store/ids'
import { firstOf } from '@functions/platform/store/repeat'
import { AGAIN, type Step, transact, untilAnswered } from '@functions/platform/store/transact'
import { putIf } from '@functions/platform/store/writes'
import type { Inputs, Outputs } from '@shared/contract/contract'
import { type Grant, MAX_GRANTS, reaches } from '@shared/rules/people/roles'
import { audited, onRecord } from './audit'
import { unchanged } from './consents'
import { Profile } from './entities'
import { grantsOf, headOfOther, type ProfileItem } from './me'
import { queueOf } from './register'

type Decision = Outputs['identity']['confirm']

/** A registration that this staff member may see. @throws NOT_FOUND for another street or community, or none. */
export async function registrationFor(actor: Actor, memberId: string): Promise<ProfileItem> {
  const { profile } = await headOfOther(memberId)
  const { streetId, communityId } = profile
  if (streetId !== actor.streetId || !communityId || !reaches(actor.grants, communityId)) throw problem('NOT_FOUND')
  return profile
}

/**
 * Confirms a registration: the member becomes a worker and the registration points arrive, in one transaction.
 * @throws REGISTRATION_CHANGED when the member corrected it since it was looked at, REGISTRATION_DECIDED when somebody else was faster, OWN_REGISTRATION, MEMBER_ROLES_FULL
 */
export async function confirm(actor: Actor, input: Inputs['identity']['confirm']): Promise<Decision> {
  const { memberId, id, registrationId } = input
  const hash = actFingerprint(actor, { confirm: memberId, registrationId })
  return decide(actor, input, hash, 'pending', async (before, at) => {
    const grants = grantsOf(before)
    if (grants.length >= MAX_GRANTS) throw problem('MEMBER_ROLES_FULL')
    // What an earlier confirmation that was taken back had brought, and the member had spent.
    const points = Math.max(0, (await pointsOf(actor.streetId, 'registration', at)) - (before.keptPoints ?? 0))
    const movement: Movement = {
      id: derivedId(id, 'registration'),
      memberId,
      streetId: before.streetId,
      communityId: before.communityId ?? '',
      reason: 'registration',
      amount: points,
      subject: '社区确认报到',
      ref: memberId,
      by: actor.memberId,
      at,
      hash,
    }
    const worker: Grant = { role: 'worker' }
    return {
      next: { status: 'confirmed', grants: [...grants, worker], decisionPoints: points },
      action: 'registrationConfirmed',
      purpose: '确认报到',
      steps: [
        recordMove<Decision>(movement, () => AGAIN),
        updateAccount<Decision>({ memberId, movements: [movement] }, () => AGAIN),
      ],
    }
  })
}

/** Sends a registration back with a reason; the worker corrects it and sends it again. */
export async function reject(actor: Actor, input: Inputs['identity']['reject']): Promise<Decision> {
  const { memberId, reason, registrationId } = input
  const hash = actFingerprint(actor, { reject: memberId, registrationId, ...whyBack(input) })
  return decide(actor, input, hash, 'pending', async () => ({
    next: { status: 'rejected', rejectReason: reason, rejectFields: input.fields ?? [], decisionPoints: 0 },
    action: 'registrationRejected',
    purpose: reason,
    steps: [],
  }))
}

/** Why it goes back, as a sending is told from another one: what marks nothing is as it was before marks were. */
export const whyBack = ({ reason, fields }: Pick<Inputs['identity']['reject'], 'reason' | 'fields'>) => ({
  reason,
  ...(fields?.length ? { fields } : {}),
})

interface Outcome {
  next: Partial<ProfileItem> & { status: 'confirmed' | 'rejected'; decisionPoints: number }
  action: 'registrationConfirmed' | 'registrationRejected' | 'registrationTakenBack'
  purpose: string
  steps: readonly Step<Decision>[]
  /** Of a confirmation that is taken back: when it was given. */
  confirmedAt?: number
}

/**
 * Writes a decision about a registration of that status, with its record: profile 2 write units and 2 in the queue, record
 * 2, and the outcome's own steps. Idempotent; of two at once the second learns of the first.
 * @throws REGISTRATION_DECIDED, OWN_REGISTRATION, REGISTRATION_CHANGED, IDEMPOTENCY_CONFLICT
 */
export async function decide(
  actor: Actor,
  { memberId, id, registrationId: seen }: Inputs['identity']['confirm'],
  hash: string,
  from: 'pending' | 'confirmed',
  outcomeOf: (before: ProfileItem, at: number) => Promise<Outcome>,
): Promise<Decision> {
  return untilAnswered(async () => {
    const before = await registrationFor(actor, memberId)
    const first = await decidedBefore(before, id, hash)
    if (first) return first
    if (before.status !== from) throw problem('REGISTRATION_DECIDED', { status: before.status })
    if (memberId === actor.memberId) throw problem('OWN_REGISTRATION')
    if (seen && seen !== before.registrationId) throw problem('REGISTRATION_CHANGED')
    const at = now()
    const { next, action, purpose, steps, confirmedAt } = await outcomeOf(before, at)
    const { streetId, communityId = '', submittedAt = at } = before
    const after: ProfileItem = {
      ...before,
      ...next,
      decidedAt: at,
      decisionId: id,
      decisionHash: hash,
      decidedBy: actor.memberId,
      ...queueOf(streetId, communityId, next.status, submittedAt, memberId),
    }
    return transact<Decision>(
      [
        putIf(
          Profile,
          after,
          { and: [{ attr: 'status', eq: from }, unchanged(before)] },
          (old) => (old && firstDecision(old, id, hash)) ?? AGAIN,
        ),
        ...steps,
        audited({
          ...{ memberId, streetId, communityId, id: derivedId(id, 'decided'), action, by: actor.memberId, purpose },
          ...{ at, hash, points: next.decisionPoints, confirmedAt },
        }),
        stillTrusted(actor),
      ],
      () => ({ memberId, status: next.status, decidedAt: at, points: next.decisionPoints }),
    )
  })
}

/** What this id decided before, if it did, whatever came after it. @throws IDEMPOTENCY_CONFLICT */
async function decidedBefore(profile: ProfileItem, id: string, hash: string): Promise<Decision | undefined> {
  return firstDecision(profile, id, hash) ?? (await formerDecision(profile.memberId, id, hash))
}

/** The answer this decision's id got before, if it did. @throws IDEMPOTENCY_CONFLICT */
function firstDecision(profile: ProfileItem, id: string, hash: string): Decision | undefined {
  if (profile.decisionId !== id) return undefined
  if (profile.decisionHash !== hash) throw problem('IDEMPOTENCY_CONFLICT')
  const { memberId, status, decidedAt = 0, decisionPoints = 0 } = profile
  return { memberId, status, decidedAt, points: decisionPoints }
}

/** The same from its record, after a later decision replaced it in the profile. @throws IDEMPOTENCY_CONFLICT */
async function formerDecision(memberId: string, id: string, hash: string): Promise<Decision | undefined> {
  const record = firstOf(await onRecord(memberId, derivedId(id, 'decided')), hash)
  if (record?.action === 'registrationConfirmed')
    return { memberId, status: 'confirmed', decidedAt: record.at, points: record.points ?? 0 }
  if (record?.action !== 'registrationRejected' && record?.action !== 'registrationTakenBack') return undefined
  return { memberId, status: 'rejected', decidedAt: record.at, points: record.points ?? 0 }
}
