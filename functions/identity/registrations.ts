import type { Actor } from '@functions/platform/http/token'
import { pageOfQuery } from '@functions/platform/lists/pages'
import { problem } from '@functions/platform/problem'
import type { Inputs, Outputs } from '@shared/contract/contract'
import { reaches } from '@shared/rules/people/roles'
import { consentsOf } from './consentRecord'
import { registrationsWith } from './entities'
import type { ProfileItem } from './me'

type Card = Outputs['identity']['registration']

/** A registration as staff see it in a list: masked. */
export async function cardOf(profile: ProfileItem): Promise<Card> {
  const {
    memberId,
    nameMasked,
    phoneMasked = '号码待更新',
    occupation,
    employer,
    communityId,
    submittedAt,
    correctedAt,
    registrationId,
    decidedAt,
  } = profile
  if (!nameMasked || !occupation || !employer || !communityId || submittedAt === undefined) {
    throw problem('NOT_FOUND')
  }
  return {
    memberId,
    nameMasked,
    phoneMasked,
    occupation,
    employer,
    communityId,
    partyMember: (await consentsOf(profile)).partyMembership !== undefined,
    status: profile.status,
    submittedAt,
    correctedAt,
    registrationId,
    decidedAt,
  }
}

/** Registrations of a community by status, oldest first. One query. @throws FORBIDDEN outside one's communities. */
export async function registrationsOf(actor: Actor, input: Inputs['identity']['registrations'] & { limit: number }) {
  const { communityId, status } = input
  if (!reaches(actor.grants, communityId)) throw problem('FORBIDDEN')
  return pageOfQuery(
    input,
    `registrations#${actor.memberId}#${actor.streetId}#${communityId}#${status}`,
    registrationsWith(actor.streetId, communityId, status).page,
    cardOf,
  )
}
