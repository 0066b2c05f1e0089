import { Account } from '@functions/ledger/entities'
import { Inbox } from '@functions/messages/entities'
import { allOf } from '@functions/platform/lists/list'
import { pick } from '@functions/platform/pick'
import { isProblem, problem } from '@functions/platform/problem'
import { unseal } from '@functions/platform/sealed/personal'
import { kind } from '@functions/platform/store/table'
import type { Outputs } from '@shared/contract/contract'
import { Grants } from '@shared/contract/types'
import { remindableFrom } from '@shared/rules/people/registration'
import type { Grant } from '@shared/rules/people/roles'
import { Entity, type FormattedItem } from 'dynamodb-toolbox/entity'
import { item, number, string } from 'dynamodb-toolbox/schema'
import * as v from 'valibot'
import { consentsOf } from './consentRecord'
import { Profile } from './entities'
import { OwnPosts } from './posts'

export type ProfileItem = FormattedItem<typeof Profile>
export type Me = Outputs['identity']['me']

/** The grants kept in a profile, as the shape the rules know. */
export function grantsOf(profile: Pick<ProfileItem, 'grants'>): Grant[] {
  return v.parse(Grants, profile.grants)
}

/** The part of a member's pair (pairs/entities.ts) that they see first. */
const ContactPerson = new Entity({
  ...kind('pair'),
  schema: item({ memberId: string().key(), staffLabel: string().optional(), since: string() }),
  computeKey: ({ memberId }) => ({ pk: `MEMBER#${memberId}`, sk: 'HEAD#PAIR' }),
})

/** The part of a member's sign-up (activities/signupEntities.ts) that says whether it asks something of them. */
const OwnSignup = new Entity({
  ...kind('signup'),
  schema: item({
    memberId: string().key(),
    activityId: string().key(),
    state: string(),
    offerUntil: number().optional(),
  }),
  computeKey: ({ memberId, activityId }) => ({ pk: `MEMBER#${memberId}`, sk: `HEAD#SIGNUP#${activityId}` }),
})

/**
 * Profile, account, inbox (if there ever was a message), posts, contact person and sign-ups in one strongly consistent query.
 * @throws UNAUTHORIZED when there is none.
 */
export async function headOf(memberId: string) {
  const partition = { partition: `MEMBER#${memberId}`, begin: 'HEAD#' }
  const head = await allOf(partition, Profile, Account, Inbox, OwnPosts, ContactPerson, OwnSignup)
  const profile = head.find((item) => item.entity === 'profile')
  const account = head.find((item) => item.entity === 'account')
  if (profile?.entity !== 'profile' || account?.entity !== 'account') throw problem('UNAUTHORIZED')
  const inbox = head.find((item) => item.entity === 'inbox')
  const held = head.find((item) => item.entity === 'memberPosts')
  const posts = held?.entity === 'memberPosts' ? held.posts : []
  const pair = head.find((item) => item.entity === 'pair')
  const contact =
    pair?.entity === 'pair' && pair.staffLabel !== undefined ? { label: pair.staffLabel, since: pair.since } : undefined
  const signups = head.flatMap((item) => (item.entity === 'signup' ? [item] : []))
  return { profile, account, unread: inbox?.entity === 'inbox' ? inbox.unread : 0, posts, contact, signups }
}

/** From when on the community can be reminded of a registration; undefined when none waits. */
export const remindFromOf = ({ status, remindFrom, submittedAt = 0 }: ProfileItem): number | undefined =>
  status === 'pending' ? (remindFrom ?? remindableFrom(undefined, submittedAt)) : undefined

/** The same of somebody else, who may have left: that is nothing the caller can sign in for. @throws NOT_FOUND */
export const headOfOther = (memberId: string) =>
  headOf(memberId).catch((error: unknown) => {
    throw isProblem(error, 'UNAUTHORIZED') ? problem('NOT_FOUND') : error
  })

/** The member as they see themselves: own name in full, own phone masked. */
export async function meOf(profile: ProfileItem): Promise<Me> {
  const { memberId, status, rejectReason, rejectFields = [] } = profile
  const { privacy, partyMembership } = await consentsOf(profile)
  return {
    ...pick(profile, 'memberId', 'streetId', 'status', 'phoneMasked', 'occupation', 'employer', 'communityId'),
    grants: grantsOf(profile),
    ...(profile.nameSealed ? { name: await unseal(profile.nameSealed, `name:${memberId}`) } : {}),
    ...(status === 'rejected' && rejectReason ? { rejectReason } : {}),
    ...(status === 'rejected' && rejectFields.length > 0 ? { rejectFields } : {}),
    submittedAt: profile.submittedAt,
    remindFrom: remindFromOf(profile),
    partyMember: partyMembership !== undefined,
    consents: [
      ...(privacy ? [{ kind: 'privacy' as const, ...privacy }] : []),
      ...(partyMembership ? [{ kind: 'partyMembership' as const, ...partyMembership }] : []),
    ],
  }
}
