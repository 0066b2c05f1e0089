import { now } from '@functions/platform/clock'
import { derivedId, fingerprint } from '@functions/platform/ids'
import { blindIndex, seal } from '@functions/platform/personal'
import { problem } from '@functions/platform/problem'
import type { Actor } from '@functions/platform/token'
import { AGAIN, type Step, step, sure, transact, untilAnswered, viewed } from '@functions/platform/transact'
import { stillTrusted } from '@functions/points/ledger'
import { streetOf } from '@functions/stations/street'
import type { Inputs } from '@shared/contract/contract'
import { maskName, maskPhone } from '@shared/rules/masks'
import { CONSENTS } from '@shared/rules/words'
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get'
import { DeleteTransaction } from 'dynamodb-toolbox/entity/actions/transactDelete'
import { PutTransaction } from 'dynamodb-toolbox/entity/actions/transactPut'
import { rolesUnchanged } from './consents'
import { detailsUnchanged } from './details'
import { Audit, Consent, Phone, Profile } from './entities'
import { headOf, type Me, meOf, type ProfileItem, profileFrom } from './me'
import { phoneIn } from './phone'

type Input = Inputs['identity']['register']

/** Where a registration stands in its community's list: by status, oldest first. */
export function queueOf(streetId: string, communityId: string, status: string, submittedAt: number, memberId: string) {
  return {
    queuePk: `REGISTRATIONS#${streetId}#${communityId}`,
    queueSk: `${status}#${String(submittedAt).padStart(15, '0')}#${memberId}`,
  }
}

/**
 * 报到: keeps name, phone, work and home community, and waits for the community to confirm. May be sent again after it
 * was sent back. One phone number registers once in a street.
 * Two reads and one transaction; consents are kept as records of their own.
 */
export async function register(actor: Actor, input: Input): Promise<Me> {
  const hash = fingerprint(whatItIs(input))
  return untilAnswered(async () => {
    const sent = await sentBefore(actor.memberId, input.id, hash)
    const { profile } = await headOf(actor.memberId)
    if (sent) return meOf(profile)
    if (profile.status === 'pending' || profile.status === 'confirmed') throw problem('ALREADY_REGISTERED')
    if (input.privacy.version !== CONSENTS.privacy.version) throw problem('CONSENT_REQUIRED')
    if (input.partyMembership && input.partyMembership.version !== CONSENTS.partyMembership.version) {
      throw problem('CONSENT_REQUIRED')
    }
    const { communities } = await streetOf(actor.streetId)
    if (!communities.some(({ communityId }) => communityId === input.communityId)) throw problem('UNKNOWN_COMMUNITY')
    const phone = await phoneIn(actor.memberId, input.phoneTicket)
    if (!phone) throw problem('PHONE_CODE_INVALID')

    const next = await registered(profile, input, phone, hash)
    const answer = await transact<ProfileItem>(
      [
        step(
          Profile.build(PutTransaction)
            .item(next)
            .options({
              condition: {
                and: [
                  { attr: 'status', in: ['none', 'rejected'] },
                  profile.registrationId
                    ? { attr: 'registrationId', eq: profile.registrationId }
                    : { attr: 'registrationId', exists: false },
                  rolesUnchanged(profile),
                  detailsUnchanged(profile),
                ],
              },
              returnValuesOnConditionFalse: 'ALL_OLD',
            }),
          (old) => {
            const first = old && profileFrom(old)
            if (first?.registrationId === input.id && first.registrationHash === hash) return first
            return AGAIN
          },
        ),
        ...phoneSteps(actor, next, profile.phoneIndex),
        ...consentSteps(actor.memberId, input, hash, next.submittedAt ?? now()),
        step<never>(
          Audit.build(PutTransaction)
            .item({
              memberId: actor.memberId,
              id: derivedId(input.id, 'submitted'),
              streetId: actor.streetId,
              communityId: input.communityId,
              action: 'registrationSubmitted',
              by: actor.memberId,
              purpose: '本人报到',
              at: next.submittedAt ?? now(),
              hash,
            })
            .options({ condition: { attr: 'id', exists: false } }),
          () => AGAIN,
        ),
        stillTrusted(actor.memberId, actor.epoch),
      ],
      () => next,
    )
    return viewed(answer, meOf)
  })
}

/** Was this registration taken in before, whatever came after it? @throws IDEMPOTENCY_CONFLICT */
async function sentBefore(memberId: string, id: string, hash: string): Promise<boolean> {
  const { Item: record } = await Audit.build(GetItemCommand)
    .key({ memberId, id: derivedId(id, 'submitted') })
    .options({ consistent: true })
    .send()
  if (record && record.hash !== hash) throw problem('IDEMPOTENCY_CONFLICT')
  return record !== undefined
}

/** What makes two sendings the same registration: the sealed phone differs each time, the person's words do not. */
function whatItIs({ id, phoneTicket, ...words }: Input) {
  return words
}

async function registered(before: ProfileItem, input: Input, phone: string, hash: string): Promise<ProfileItem> {
  const { memberId, streetId } = before
  const { decidedAt, decisionId, decisionHash, decidedBy, rejectReason, partyMemberSealed, ...kept } = before
  const at = now()
  const { partyMembership, ...otherConsents } = before.consents
  return {
    ...kept,
    status: 'pending',
    nameMasked: maskName(input.name),
    nameSealed: await seal(input.name, `name:${memberId}`),
    phoneMasked: maskPhone(phone),
    phoneSealed: await seal(phone, `phone:${memberId}`),
    phoneIndex: await blindIndex('phone', phone),
    occupation: input.occupation,
    employer: input.employer,
    communityId: input.communityId,
    ...(input.partyMembership ? { partyMemberSealed: await seal('yes', `party:${memberId}`) } : {}),
    consents: {
      ...otherConsents,
      privacy: { version: input.privacy.version, givenAt: at },
      ...(input.partyMembership ? { partyMembership: { version: input.partyMembership.version, givenAt: at } } : {}),
    },
    registrationId: input.id,
    registrationHash: hash,
    submittedAt: at,
    ...queueOf(streetId, input.communityId, 'pending', at, memberId),
  }
}

/** Takes the phone number for this member; gives the one of an earlier try back. */
function phoneSteps({ memberId, streetId }: Actor, next: ProfileItem, before: string | undefined): Step<never>[] {
  const index = next.phoneIndex ?? ''
  const take = step<never>(
    Phone.build(PutTransaction)
      .item({ streetId, index, memberId })
      .options({
        condition: {
          or: [
            { attr: 'memberId', exists: false },
            { attr: 'memberId', eq: memberId },
          ],
        },
      }),
    () => {
      throw problem('PHONE_TAKEN')
    },
  )
  return before && before !== index
    ? [take, sure(Phone.build(DeleteTransaction).key({ streetId, index: before }))]
    : [take]
}

function consentSteps(memberId: string, input: Input, hash: string, at: number): Step<never>[] {
  const given = [
    { kind: 'privacy' as const, version: input.privacy.version },
    ...(input.partyMembership ? [{ kind: 'partyMembership' as const, version: input.partyMembership.version }] : []),
  ]
  return given.map(({ kind, version }) =>
    step<never>(
      Consent.build(PutTransaction)
        .item({ memberId, id: derivedId(input.id, kind), kind, given: 'given', version, at, hash })
        .options({ condition: { attr: 'id', exists: false } }),
      () => {
        throw problem('IDEMPOTENCY_CONFLICT')
      },
    ),
  )
}
