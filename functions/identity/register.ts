import { now } from '@functions/platform/clock'
import type { Actor } from '@functions/platform/http/token'
import { stillTrusted } from '@functions/platform/http/trust'
import { problem } from '@functions/platform/problem'
import { tokenOf } from '@functions/platform/sealed/lookup'
import { seal, unseal } from '@functions/platform/sealed/personal'
import { derivedId, fingerprint } from '@functions/platform/store/ids'
import { firstOf } from '@functions/platform/store/repeat'
import { AGAIN, type Step, transact, untilAnswered, viewed } from '@functions/platform/store/transact'
import { asSeen, putIf, putNew } from '@functions/platform/store/writes'
import { streetOf } from '@functions/stations/street'
import { remindedFrom } from '@functions/stations/working'
import type { Inputs } from '@shared/contract/contract'
import { maskName, maskPhone } from '@shared/rules/text/masks'
import { CONSENTS } from '@shared/rules/text/words'
import { audited, onRecord } from './audit'
import { sealedChanges, sealedConsents } from './consentRecord'
import { detailsUnchanged } from './details'
import { Consent, Profile } from './entities'
import { headOf, type Me, meOf, type ProfileItem } from './me'
import { membershipEnds } from './membership'
import { givenBack, isNumberOf, phoneIn, takeNumber } from './phone'
import { rolesUnchanged } from './roles'

type Input = Inputs['identity']['register']

/** Where a registration stands in its community's list: by status, oldest first. */
export function queueOf(streetId: string, communityId: string, status: string, submittedAt: number, memberId: string) {
  return {
    queuePk: `REGISTRATIONS#${streetId}#${communityId}`,
    queueSk: `${status}#${String(submittedAt).padStart(15, '0')}#${memberId}`,
  }
}

/**
 * 报到: keeps name, phone, work and home community until the community confirms. May be sent again while it waits and
 * after it was sent back. One phone number registers once in a street. Two reads and one transaction; consents have
 * records of their own.
 */
export async function register(actor: Actor, input: Input): Promise<Me> {
  const hash = fingerprint(whatItIs(input))
  return untilAnswered(async () => {
    const sent = await sentBefore(actor.memberId, input.id, hash)
    const { profile } = await headOf(actor.memberId)
    if (sent) return meOf(profile)
    if (profile.status === 'confirmed') throw problem('ALREADY_REGISTERED')
    if (input.privacy.version !== CONSENTS.privacy.version) throw problem('CONSENT_REQUIRED')
    if (input.partyMembership && input.partyMembership.version !== CONSENTS.partyMembership.version) {
      throw problem('CONSENT_REQUIRED')
    }
    const { communities } = await streetOf(actor.streetId)
    if (!communities.some(({ communityId }) => communityId === input.communityId)) throw problem('UNKNOWN_COMMUNITY')
    const { phoneTicket } = input
    const phone = phoneTicket ? await phoneIn(actor.memberId, phoneTicket) : await numberSentBefore(profile)
    if (!phone) throw problem('PHONE_CODE_INVALID')

    const at = now()
    const waits = profile.status === 'pending'
    const next = await registered(profile, input, { phone, hash, at })
    const answer = await transact<ProfileItem>(
      [
        putIf(
          Profile,
          next,
          {
            and: [
              { attr: 'status', eq: profile.status },
              asSeen('remindedAt', profile.remindedAt),
              asSeen('registrationId', profile.registrationId),
              rolesUnchanged(profile),
              detailsUnchanged(profile),
            ],
          },
          (old) => (old?.registrationId === input.id && old.registrationHash === hash ? old : AGAIN),
        ),
        ...(await phoneSteps(profile, phone)),
        ...(input.partyMembership ? [] : await membershipEnds(profile)),
        consentStep(actor.memberId, input, hash, at),
        audited({
          memberId: actor.memberId,
          id: derivedId(input.id, 'submitted'),
          streetId: actor.streetId,
          communityId: input.communityId,
          action: waits ? 'registrationCorrected' : 'registrationSubmitted',
          by: actor.memberId,
          purpose: waits ? '本人改报到' : '本人报到',
          at,
          hash,
        }),
        stillTrusted(actor),
      ],
      () => next,
    )
    return viewed(answer, meOf)
  })
}

/** Was this registration taken in before, whatever came after it? @throws IDEMPOTENCY_CONFLICT */
async function sentBefore(memberId: string, id: string, hash: string): Promise<boolean> {
  return firstOf(await onRecord(memberId, derivedId(id, 'submitted')), hash) !== undefined
}

/** The number of a registration that was sent back: it need not be fetched again, which costs money and a tap. */
const numberSentBefore = async ({ memberId, phoneSealed }: ProfileItem): Promise<string | undefined> =>
  phoneSealed && (await unseal(phoneSealed, `phone:${memberId}`))

/** What makes two sendings the same registration: the sealed phone differs each time, the person's words do not. */
function whatItIs({ id, phoneTicket, ...words }: Input) {
  return words
}

interface Sending {
  phone: string
  hash: string
  at: number
}

async function registered(before: ProfileItem, input: Input, { phone, hash, at }: Sending): Promise<ProfileItem> {
  const { memberId, streetId } = before
  const { decidedAt, decisionId, decisionHash, decidedBy, partyMemberSealed, consents, ...rest } = before
  const { rejectReason, rejectFields, ...kept } = rest
  const place = await placeOf(before, at)
  return {
    ...kept,
    status: 'pending',
    nameMasked: maskName(input.name),
    nameSealed: await seal(input.name, `name:${memberId}`),
    phoneMasked: maskPhone(phone),
    phoneSealed: await seal(phone, `phone:${memberId}`),
    phoneIndex: await tokenOf('phone', phone),
    occupation: input.occupation,
    employer: input.employer,
    communityId: input.communityId,
    consentsSealed: sealedConsents(memberId, {
      privacy: { version: input.privacy.version, givenAt: at },
      partyMembership: input.partyMembership && { version: input.partyMembership.version, givenAt: at },
    }),
    registrationId: input.id,
    registrationHash: hash,
    ...place,
    ...queueOf(streetId, input.communityId, 'pending', place.submittedAt, memberId),
  }
}

/** Since when it waits: what is corrected keeps its place. What was reminded of stays so, too. */
async function placeOf({ status, streetId, submittedAt, remindFrom, remindedAt }: ProfileItem, at: number) {
  if (status === 'pending') return { submittedAt: submittedAt ?? at, correctedAt: at, remindFrom, remindedAt }
  return {
    submittedAt: at,
    correctedAt: undefined,
    remindFrom: await remindedFrom(streetId, at),
    remindedAt: undefined,
  }
}

/** Takes the phone number for this member; gives the one of an earlier try back. */
async function phoneSteps(before: ProfileItem, phone: string): Promise<Step<never>[]> {
  const take = await takeNumber(before, phone)
  return (await isNumberOf(phone, before.phoneIndex)) ? take : [...take, ...(await givenBack(before))]
}

/** What was consented to with the registration: one record, whatever it is. */
function consentStep(memberId: string, input: Input, hash: string, at: number): Step<never> {
  const id = derivedId(input.id, 'consents')
  const { privacy, partyMembership } = input
  const changesSealed = sealedChanges(memberId, id, [
    { kind: 'privacy', given: true, version: privacy.version },
    ...(partyMembership ? [{ kind: 'partyMembership' as const, given: true, version: partyMembership.version }] : []),
  ])
  return putNew(Consent, { memberId, id, changesSealed, at, hash }, () => {
    throw problem('IDEMPOTENCY_CONFLICT')
  })
}
