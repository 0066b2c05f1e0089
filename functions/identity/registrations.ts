import type { Actor } from '@functions/platform/http/token'
import { pageOfQuery } from '@functions/platform/lists/pages'
import { pick } from '@functions/platform/pick'
import { problem } from '@functions/platform/problem'
import type { Inputs, Outputs } from '@shared/contract/contract'
import { reaches } from '@shared/rules/people/roles'
import { consentsOf } from './consentRecord'
import { registrationsWith } from './entities'
import type { ProfileItem } from './me'

type Card = Outputs['identity']['registration']

/** A registration as staff see it in a list: masked. */
export async function cardOf(profile: ProfileItem): Promise<Card> {
  const { nameMasked, phoneMasked = '号码待更新', occupation, employer, communityId, submittedAt } = profile
  if (!nameMasked || !occupation || !employer || !communityId || submittedAt === undefined) {
    throw problem('NOT_FOUND')
  }
  return {
    ...pick(profile, 'memberId', 'status', 'correctedAt', 'registrationId', 'decidedAt'),
    ...{ nameMasked, phoneMasked, occupation, employer, communityId, submittedAt },
    partyMember: (await consentsOf(profile)).partyMembership !== undefined,
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
