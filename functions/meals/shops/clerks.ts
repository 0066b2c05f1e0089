import { type AuditItem, audited } from '@functions/identity/audit'
import { grantsOf, headOf } from '@functions/identity/me'
import { rolesBecome } from '@functions/identity/roles'
import { endTokens } from '@functions/ledger/accounts'
import { now } from '@functions/platform/clock'
import type { Actor } from '@functions/platform/http/token'
import { stillTrusted } from '@functions/platform/http/trust'
import { type PageQuery, pageOfQuery } from '@functions/platform/lists/pages'
import { pick } from '@functions/platform/pick'
import { problem } from '@functions/platform/problem'
import { actFingerprint, derivedId } from '@functions/platform/store/ids'
import { labelOf } from '@functions/platform/store/label'
import { firstOf } from '@functions/platform/store/repeat'
import { AGAIN, type Step, transact, untilAnswered } from '@functions/platform/store/transact'
import { firstTime, getNow, removeIf, updateIf } from '@functions/platform/store/writes'
import type { Inputs, Outputs } from '@shared/contract/contract'
import { holds, runsShop } from '@shared/rules/people/roles'
import { CLERK_ACTS } from '@shared/rules/points/clerks'
import type { FormattedItem } from 'dynamodb-toolbox/entity'
import { $add } from 'dynamodb-toolbox/entity/actions/update'
import { shopFor, shopRunBy } from './access'
import { Clerk, ClerkChange, ClerkTeam, clerkChangeAt, clerkChangesOf, clerksIn } from './clerkEntities'

type Removed = Outputs['shops']['removeClerk']
type ChangeItem = FormattedItem<typeof ClerkChange>
type ProfileItem = Awaited<ReturnType<typeof headOf>>['profile']

/** Who works in a shop. One query, strongly consistent; a page of 20 ≈ 1 RU. @throws NOT_FOUND */
export async function clerksOf(actor: Actor, { merchantId, ...page }: PageQuery & { merchantId: string }) {
  const { name } = await shopFor(actor, merchantId)
  const people = await pageOfQuery(
    page,
    `clerks#${actor.memberId}#${merchantId}`,
    clerksIn(actor.streetId, merchantId).page,
    (clerk) => ({ ...pick(clerk, 'memberId', 'nameMasked', 'owner', 'since'), me: clerk.memberId === actor.memberId }),
  )
  return {
    ...people,
    merchantName: name,
    mayChange: runsShop(actor.grants, merchantId),
    mayChangeOwners: holds(actor.grants, 'admin'),
  }
}

/** Who took whom in or out of a shop, newest first. One query. @throws NOT_FOUND */
export async function changesOfClerks(actor: Actor, { merchantId, ...page }: PageQuery & { merchantId: string }) {
  await shopFor(actor, merchantId)
  return pageOfQuery(
    page,
    `clerk-changes#${actor.memberId}#${merchantId}`,
    clerkChangesOf({ streetId: actor.streetId, merchantId }).page,
    (change) => ({
      ...pick(change, 'id', 'at', 'act', 'owner', 'memberLabel', 'byLabel'),
      label: CLERK_ACTS[change.act].label,
    }),
  )
}

/**
 * Takes somebody out of a shop and ends their tokens; elsewhere they go on after a silent sign-in. Whoever works there
 * may leave by themselves; an owner is removed by the office alone, and the last one stays. Two reads and one transaction of 14 write units.
 * @throws NOT_FOUND, FORBIDDEN, LAST_OWNER
 */
export async function removeClerk(actor: Actor, input: Inputs['shops']['removeClerk']): Promise<Removed> {
  const { merchantId, memberId, id } = input
  const { streetId } = actor
  const leaving = memberId === actor.memberId
  await (leaving ? shopFor : shopRunBy)(actor, merchantId)
  const hash = actFingerprint(actor, { remove: memberId })
  const byLabel = await labelOf(actor, '街道办')
  return untilAnswered<Removed>(async () => {
    const clerk = await getNow(Clerk, { streetId, merchantId, memberId })
    if (!clerk) return alreadyRemoved(actor, input, hash)
    if (clerk.owner && !leaving && !holds(actor.grants, 'admin')) throw problem('FORBIDDEN')
    const { profile, account } = await headOf(memberId)
    if (profile.rolesVersion !== account.rolesVersion) return AGAIN
    const at = now()
    const { owner, nameMasked } = clerk
    const left = grantsOf(profile).filter((grant) => !(grant.role === 'merchant' && grant.merchantId === merchantId))
    const change = { streetId, merchantId, id, act: 'removed' as const, memberId, memberLabel: nameMasked, owner }
    return transact<Removed>(
      [
        changed({ ...change, by: actor.memberId, byLabel, at, hash }, removedBy),
        removeIf(Clerk, { streetId, merchantId, memberId }, { attr: 'owner', eq: owner }),
        fewer({ streetId, merchantId }, owner, leaving),
        rolesBecome(profile, left),
        endTokens(memberId, {
          epoch: leaving ? actor.epoch : undefined,
          rolesVersion: (profile.rolesVersion ?? 0) + 1,
        }),
        ...(leaving ? [] : [stillTrusted(actor)]),
        auditOf(profile, {
          id: derivedId(id, 'removed'),
          action: 'clerkRemoved',
          by: actor.memberId,
          byLabel,
          at,
          hash,
        }),
      ],
      () => ({ memberId, removedAt: at }),
    )
  })
}

const removedBy = ({ memberId = '', at }: ChangeItem): Removed => ({ memberId, removedAt: at })

/** The first answer, where this very write has landed before. @throws NOT_FOUND, IDEMPOTENCY_CONFLICT */
async function alreadyRemoved({ streetId }: Actor, { merchantId, id }: Inputs['shops']['removeClerk'], hash: string) {
  const first = firstOf(await getNow(ClerkChange, { streetId, merchantId, id }), hash)
  if (!first) throw problem('NOT_FOUND')
  return removedBy(first)
}

/** One less in the shop; whoever leaves as an owner leaves another one behind. */
function fewer(shop: { streetId: string; merchantId: string }, owner: boolean, leaving: boolean): Step<never> {
  return updateIf(
    ClerkTeam,
    { ...shop, people: $add(-1), ...(owner ? { owners: $add(-1) } : {}) },
    { attr: 'owners', gte: owner && leaving ? 2 : 0 },
    () => {
      throw problem('LAST_OWNER')
    },
  )
}

/** The record of a change, which recognises the same write sent again. @throws IDEMPOTENCY_CONFLICT */
export function changed<T>(change: ChangeItem, answer: (first: ChangeItem) => T): Step<T> {
  return firstTime(ClerkChange, { ...change, ...clerkChangeAt(change, change.at, change.id) }, answer)
}

type About = Pick<AuditItem, 'id' | 'action' | 'by' | 'at' | 'hash'> & { byLabel: string }

/** The same in the person's own records. */
export function auditOf({ memberId, streetId, communityId = '' }: ProfileItem, about: About): Step<never> {
  const purpose = about.action === 'clerkJoined' ? '加入商家' : '移出商家'
  return audited({ memberId, streetId, communityId, purpose, ...about })
}
