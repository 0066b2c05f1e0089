import { sealedChanges, sealedConsents } from '@functions/identity/consentRecord'
import { Audit, Consent, OpenId, Phone, Profile } from '@functions/identity/entities'
import { queueOf } from '@functions/identity/register'
import { tokenOf } from '@functions/platform/sealed/lookup'
import { seal } from '@functions/platform/sealed/personal'
import { derivedId, fingerprint } from '@functions/platform/store/ids'
import { maskName, maskPhone } from '@shared/rules/text/masks'
import { CONSENTS } from '@shared/rules/text/words'
import { BatchPutRequest } from 'dynamodb-toolbox/entity/actions/batchPut'
import { openidOf } from '../cloud/openid'
import { RULES, STREET_ID } from './data/street'
import { gridWorkerOf, type Member, type People, type Registered } from './members'
import type { Random } from './random'
import type { Put } from './writer'

const privacy = { version: CONSENTS.privacy.version }
const partyMembership = { version: CONSENTS.partyMembership.version }

/** Somebody with a role, of any street; of the first unless it says so. */
export type StaffMember = Omit<Member, 'book' | 'communityId'> & { communityId: string; streetId?: string }

/** What is known of everybody who ever signed in: openid, and for staff and registered people name and phone. */
async function personOf({ memberId, streetId = STREET_ID, key, name, phone, grants, createdAt }: StaffMember) {
  return {
    memberId,
    streetId,
    openidSealed: await seal(openidOf(key), `openid:${memberId}`),
    grants,
    nameMasked: maskName(name),
    nameSealed: await seal(name, `name:${memberId}`),
    phoneMasked: maskPhone(phone),
    phoneSealed: await seal(phone, `phone:${memberId}`),
    phoneIndex: await tokenOf('phone', phone),
    createdAt,
  }
}

async function indexPuts({ memberId, streetId = STREET_ID, key, phone }: StaffMember): Promise<Put[]> {
  const openid = { streetId, index: await tokenOf('openid', openidOf(key)), memberId }
  const number = { streetId, index: await tokenOf('phone', phone), memberId }
  return [OpenId.build(BatchPutRequest).item(openid), Phone.build(BatchPutRequest).item(number)]
}

/** Staff and clerks: known to the street and trusted with a role, but not registered as workers. */
export async function staffPuts(member: StaffMember): Promise<Put[]> {
  const profile = {
    ...(await personOf(member)),
    status: 'none' as const,
    communityId: member.communityId,
  }
  return [Profile.build(BatchPutRequest).item(profile), ...(await indexPuts(member))]
}

/** A registration as `register` and `decide` would have left it; a confirmed one brings its points to the book. */
export async function registrationPuts(member: Registered, people: People, random: Random): Promise<Put[]> {
  const { memberId, communityId, occupation, employer, submittedAt, outcome } = member
  const registrationId = random.id(submittedAt)
  const words = { name: member.name, occupation, employer, communityId, privacy }
  const registrationHash = fingerprint(member.partyMember ? { ...words, partyMembership } : words)
  const record = { memberId, streetId: STREET_ID, communityId }

  const decision = await decisionOf(member, people, random)
  const profile = {
    ...(await personOf(member)),
    status: outcome.status,
    occupation,
    employer,
    communityId,
    consentsSealed: sealedConsents(memberId, {
      privacy: { ...privacy, givenAt: submittedAt },
      partyMembership: member.partyMember ? { ...partyMembership, givenAt: submittedAt } : undefined,
    }),
    registrationId,
    registrationHash,
    submittedAt,
    ...decision?.profile,
    ...queueOf(STREET_ID, communityId, outcome.status, submittedAt, memberId),
  }
  const consentId = derivedId(registrationId, 'consents')
  const consents = Consent.build(BatchPutRequest).item({
    ...{ memberId, id: consentId, at: submittedAt, hash: registrationHash },
    changesSealed: sealedChanges(memberId, consentId, [
      { kind: 'privacy', given: true, ...privacy },
      ...(member.partyMember ? [{ kind: 'partyMembership' as const, given: true, ...partyMembership }] : []),
    ]),
  })
  const submitted = Audit.build(BatchPutRequest).item({
    ...record,
    id: derivedId(registrationId, 'submitted'),
    action: 'registrationSubmitted',
    by: memberId,
    purpose: '本人报到',
    at: submittedAt,
    hash: registrationHash,
  })
  return [
    Profile.build(BatchPutRequest).item(profile),
    ...(await indexPuts(member)),
    consents,
    submitted,
    ...(decision ? [decision.audit] : []),
  ]
}

const REJECT_REASON = '所在单位没有写清楚，请补充站点名称'

/** What the community's decision leaves behind. */
async function decisionOf(member: Registered, people: People, random: Random) {
  const { memberId, communityId, outcome, book } = member
  if (outcome.status === 'pending') return undefined
  const { status, decidedAt } = outcome
  const decisionId = random.id(decidedAt)
  const staff = gridWorkerOf(people, communityId, random)
  member.decidedBy = staff.memberId
  const confirmed = status === 'confirmed'
  const hash = fingerprint(confirmed ? { confirm: memberId } : { reject: memberId, reason: REJECT_REASON })
  const points = confirmed ? RULES.registration.amount : 0
  if (confirmed) {
    book.movements.push({
      id: derivedId(decisionId, 'registration'),
      memberId,
      streetId: STREET_ID,
      communityId,
      reason: 'registration',
      amount: points,
      subject: '社区确认报到',
      ref: memberId,
      by: staff.memberId,
      at: decidedAt,
      hash,
    })
  }
  return {
    profile: {
      decidedAt,
      decisionId,
      decisionHash: hash,
      decidedBy: staff.memberId,
      decisionPoints: points,
      ...(confirmed ? {} : { rejectReason: REJECT_REASON }),
    },
    audit: Audit.build(BatchPutRequest).item({
      memberId,
      streetId: STREET_ID,
      communityId,
      id: derivedId(decisionId, 'decided'),
      action: confirmed ? 'registrationConfirmed' : 'registrationRejected',
      by: staff.memberId,
      purpose: confirmed ? '确认报到' : REJECT_REASON,
      at: decidedAt,
      hash,
    }),
  }
}
