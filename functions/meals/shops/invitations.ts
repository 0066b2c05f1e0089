import { onRecord } from '@functions/identity/audit'
import { grantsOf, headOf, meOf } from '@functions/identity/me'
import { rolesBecome } from '@functions/identity/roles'
import { followRoles } from '@functions/ledger/accounts'
import { merchantOf } from '@functions/meals/catalogue'
import { now } from '@functions/platform/clock'
import type { Actor } from '@functions/platform/http/token'
import { stillTrusted } from '@functions/platform/http/trust'
import { problem } from '@functions/platform/problem'
import { formsOf, tokenOf } from '@functions/platform/sealed/lookup'
import { blindIndex } from '@functions/platform/sealed/personal'
import { actFingerprint, derivedId, fingerprint } from '@functions/platform/store/ids'
import { labelOf } from '@functions/platform/store/label'
import { firstOf, guarded } from '@functions/platform/store/repeat'
import { AGAIN, type Step, step, transact, untilAnswered, viewed } from '@functions/platform/store/transact'
import { below, getNow, putNew, updateIf } from '@functions/platform/store/writes'
import type { Inputs, Outputs } from '@shared/contract/contract'
import { type Grant, holds, MAX_GRANTS, worksAt } from '@shared/rules/people/roles'
import { CLERK_LIMITS } from '@shared/rules/points/clerks'
import type { FormattedItem } from 'dynamodb-toolbox/entity'
import { $add } from 'dynamodb-toolbox/entity/actions/update'
import { shopRunBy } from './access'
import { Clerk, ClerkChange, ClerkTeam, Invitation } from './clerkEntities'
import { auditOf, changed } from './clerks'

type Shown = Outputs['shops']['inviteClerk']
type Joined = Outputs['shops']['joinShop']
type InvitationItem = FormattedItem<typeof Invitation>
type ChangeItem = FormattedItem<typeof ClerkChange>

/** A used or expired code is remembered so long, for the answer of a join that is sent again. Seconds. */
const REMEMBERED_SECONDS = 86_400

/** How many codes are tried before the street has too many at once. */
const MAX_DRAWS = 5

/**
 * A code for one new person to type within ten minutes. It follows from the write's id and a key of the stage, so the
 * same id shows the same code and none is kept. One read and one transaction of 6 write units.
 * @throws NOT_FOUND, FORBIDDEN for a clerk, and for an owner who would make another owner; CLERKS_FULL
 */
export async function inviteClerk(actor: Actor, input: Inputs['shops']['inviteClerk']): Promise<Shown> {
  const { merchantId, id, owner } = input
  await shopRunBy(actor, merchantId)
  if (owner && !holds(actor.grants, 'admin')) throw problem('FORBIDDEN')
  const { streetId, memberId } = actor
  const hash = actFingerprint(actor, { invite: merchantId, owner })
  const shown = async ({ at, draw = 1 }: Pick<ChangeItem, 'at' | 'draw'>): Promise<Shown> => ({
    code: await codeOf(actor, input, draw),
    expiresAt: at + CLERK_LIMITS.codeSeconds * 1000,
    owner,
  })
  const repeated = await guarded(
    () => refuseFull(streetId, merchantId),
    async () => firstOf(await getNow(ClerkChange, { streetId, merchantId, id }), hash),
  )
  if (repeated) return shown(repeated)
  const byLabel = await labelOf(actor, '街道办')
  let draw = 0
  return untilAnswered<Shown>(async () => {
    draw += 1
    if (draw > MAX_DRAWS) throw problem('BUSY')
    const at = now()
    const code = await codeOf(actor, input, draw)
    const until = at + CLERK_LIMITS.codeSeconds * 1000
    const invitation: InvitationItem = {
      ...{ streetId, index: await tokenOf('clerk-invitation', code), id, merchantId, owner, until },
      ...{ by: memberId, byEpoch: actor.epoch, expiresAt: Math.floor(until / 1000) + REMEMBERED_SECONDS },
    }
    const record = { streetId, merchantId, id, act: 'invited' as const, owner, by: memberId, byLabel, at, draw }
    const answer = await transact<Pick<ChangeItem, 'at' | 'draw'>>(
      [changed({ ...record, hash }, (first) => first), putNew(Invitation, invitation), stillTrusted(actor)],
      () => ({ at, draw }),
    )
    return viewed(answer, shown)
  })
}

/** The code of an invitation: a keyed hash of who invites where, and of the id they made. Nobody else's id brings it. */
async function codeOf(
  { streetId, memberId }: Actor,
  { merchantId, id }: Inputs['shops']['inviteClerk'],
  draw: number,
): Promise<string> {
  const what = `${streetId}:${merchantId}:${memberId}:${id}:${draw}`
  const digest = Buffer.from(await blindIndex('clerk-code', what), 'base64url')
  const digits = digest.readBigUInt64BE() % 10n ** BigInt(CLERK_LIMITS.codeDigits)
  return digits.toString().padStart(CLERK_LIMITS.codeDigits, '0')
}

async function refuseFull(streetId: string, merchantId: string): Promise<void> {
  const item = await getNow(ClerkTeam, { streetId, merchantId })
  if ((item?.people ?? 0) >= CLERK_LIMITS.perShop) throw problem('CLERKS_FULL')
}

/**
 * Joins a shop by its code: role, list and records in one transaction of about 18 write units. Only somebody whose name
 * the street knows, and nobody by a code of their own. The role works with the next token.
 * @throws INVITATION_INVALID, OWN_INVITATION, REGISTER_FIRST, ALREADY_CLERK, CLERKS_FULL, TOO_MANY_ROLES
 */
export async function joinShop(actor: Actor, { id, code }: Inputs['shops']['joinShop']): Promise<Joined> {
  const { streetId, memberId } = actor
  const hash = fingerprint({ join: code })
  const forms = await formsOf('clerk-invitation', code)
  const { merchantId, owner } = await untilAnswered<InvitationItem>(async () => {
    const [invitation, { profile, account }, repeated] = await Promise.all([
      invitationOf(streetId, forms),
      headOf(memberId),
      joinedBefore(memberId, id, hash),
    ])
    if (!invitation) throw problem('INVITATION_INVALID')
    if (repeated && invitation.usedBy === memberId) return invitation
    if (invitation.usedBy !== undefined || invitation.until <= now()) throw problem('INVITATION_INVALID')
    const { merchantId: shop, owner: asOwner } = invitation
    if (invitation.by === memberId) throw problem('OWN_INVITATION')
    const grants = grantsOf(profile)
    if (worksAt(grants, shop)) throw problem('ALREADY_CLERK')
    if (!profile.nameMasked) throw problem('REGISTER_FIRST')
    if (grants.length >= MAX_GRANTS) throw problem('TOO_MANY_ROLES')
    if (profile.rolesVersion !== account.rolesVersion) return AGAIN
    const at = now()
    const byLabel = profile.nameMasked
    const grant: Grant = { role: 'merchant', merchantId: shop, ...(asOwner ? { owner: true as const } : {}) }
    const change = { streetId, merchantId: shop, id: derivedId(id, 'joined'), act: 'joined' as const, memberId }
    return transact<InvitationItem>(
      [
        auditOf(profile, { id: derivedId(id, 'join'), action: 'clerkJoined', by: memberId, byLabel, at, hash }),
        taken(invitation, memberId),
        more(invitation),
        putNew(Clerk, { streetId, merchantId: shop, memberId, nameMasked: byLabel, owner: asOwner, since: at }),
        rolesBecome(profile, [...grants, grant]),
        followRoles(memberId, { epoch: actor.epoch, rolesVersion: (profile.rolesVersion ?? 0) + 1 }),
        changed({ ...change, memberLabel: byLabel, owner: asOwner, by: memberId, byLabel, at, hash }, () => invitation),
        inviterTrusted(invitation),
      ],
      () => invitation,
    )
  })
  const [{ name }, { profile }] = await Promise.all([merchantOf(streetId, merchantId), headOf(memberId)])
  return { merchantId, merchantName: name, owner, me: await meOf(profile) }
}

/** The invitation of a code, under whichever form it is kept. */
async function invitationOf(streetId: string, forms: readonly string[]): Promise<InvitationItem | undefined> {
  for (const index of forms) {
    const item = await getNow(Invitation, { streetId, index })
    if (item) return item
  }
  return undefined
}

/** Was this very join made before? @throws IDEMPOTENCY_CONFLICT */
async function joinedBefore(memberId: string, id: string, hash: string): Promise<boolean> {
  return firstOf(await onRecord(memberId, derivedId(id, 'join')), hash) !== undefined
}

/** The code is used up: of two who type it at once one comes in. */
function taken({ streetId, index, id }: InvitationItem, memberId: string): Step<never> {
  return updateIf(
    Invitation,
    { streetId, index, usedBy: memberId },
    {
      and: [
        { attr: 'id', eq: id },
        { attr: 'usedBy', exists: false },
      ],
    },
  )
}

/** One more in the shop. @throws CLERKS_FULL */
function more({ streetId, merchantId, owner }: InvitationItem): Step<never> {
  return updateIf(
    ClerkTeam,
    { streetId, merchantId, people: $add(1), owners: $add(owner ? 1 : 0) },
    below('people', CLERK_LIMITS.perShop),
    () => {
      throw problem('CLERKS_FULL')
    },
  )
}

/** Whoever invited was neither removed nor signed out since. */
function inviterTrusted({ by, byEpoch }: InvitationItem): Step<never> {
  return step<never>(stillTrusted({ memberId: by, epoch: byEpoch }).write, () => {
    throw problem('INVITATION_INVALID')
  })
}
