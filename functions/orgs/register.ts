import { now } from '@functions/platform/clock'
import type { Actor } from '@functions/platform/http/token'
import { stillTrusted } from '@functions/platform/http/trust'
import { type PageQuery, pageOfQuery } from '@functions/platform/lists/pages'
import { pick } from '@functions/platform/pick'
import { problem } from '@functions/platform/problem'
import { actFingerprint } from '@functions/platform/store/ids'
import { labelOf } from '@functions/platform/store/label'
import { firstOf, guarded } from '@functions/platform/store/repeat'
import { commit, type Step, transact, untilAnswered } from '@functions/platform/store/transact'
import { firstTime, getNow, putIf } from '@functions/platform/store/writes'
import { streetOf } from '@functions/stations/street'
import type { Inputs, Outputs } from '@shared/contract/contract'
import { mayKeep, mayLieIn, ORG_LIMITS, type OrgKind } from '@shared/rules/people/orgs'
import { dayOf } from '@shared/rules/time/day'
import { closedOrgs, Org, openOrgs, orgPlace } from './entities'
import { type Promised, refuseInUse } from './inUse'
import { type OrgItem, orgIsOpen, orgOf } from './queries'

type OrgView = Outputs['orgs']['add']
type Words = Pick<Inputs['orgs']['add'], 'name' | 'address' | 'parentId' | 'communities' | 'lead' | 'functional'>

/** An organisation as staff see it. */
export const orgView = (org: OrgItem): OrgView => ({
  ...pick(
    org,
    'orgId',
    'kind',
    'name',
    'address',
    'parentId',
    'communities',
    'lead',
    'functional',
    'active',
    'version',
  ),
  past: org.past,
})

/** The organisations of a kind, by name. One query. */
export function list(
  { streetId, memberId }: Actor,
  { kind, closed, ...page }: PageQuery & { kind: OrgKind; closed?: 'yes' | undefined },
) {
  const orgs = closed ? closedOrgs(streetId, kind) : openOrgs(streetId, kind)
  return pageOfQuery(page, `orgs#${streetId}#${memberId}#${kind}#${closed ?? ''}`, orgs.page, orgView)
}

/** @throws FORBIDDEN, UNKNOWN_COMMUNITY */
async function mayBeKept({ streetId, grants }: Actor, kind: OrgKind, communities: readonly string[]): Promise<void> {
  const street = await streetOf(streetId)
  const known = new Set(street.communities.map(({ communityId }) => communityId))
  if (communities.some((communityId) => !known.has(communityId))) throw problem('UNKNOWN_COMMUNITY')
  if (!mayKeep(grants, kind, communities)) throw problem('FORBIDDEN')
}

/** That what it belongs to is there and stays so. One read where there is any. @throws ORG_PARENT_INVALID */
async function within(streetId: string, kind: OrgKind, parentId: string | undefined): Promise<Step<never>[]> {
  if (parentId === undefined) return []
  const parent = await getNow(Org, { orgId: parentId })
  if (parent?.streetId !== streetId || !parent.active || !mayLieIn(kind, parent.kind))
    throw problem('ORG_PARENT_INVALID')
  return [orgIsOpen(streetId, parentId)]
}

/** @throws ORGS_FULL */
async function hasRoom(streetId: string, kind: OrgKind): Promise<void> {
  const most = ORG_LIMITS.ofKind
  if ((await openOrgs(streetId, kind).count(most)) >= most) throw problem('ORGS_FULL')
}

/**
 * Writes down an organisation. A count, a read where it belongs to another, and one transaction of 6 to 8 write units.
 * @throws FORBIDDEN, UNKNOWN_COMMUNITY, ORG_PARENT_INVALID, ORGS_FULL
 */
export async function add(actor: Actor, input: Inputs['orgs']['add']): Promise<OrgView> {
  const { streetId, memberId } = actor
  const { id, kind, ...words } = input
  const hash = actFingerprint(actor, { kind, ...words })
  const steps: Step<never>[] = []
  const guards = async () => {
    await mayBeKept(actor, kind, words.communities)
    await hasRoom(streetId, kind)
    steps.push(...(await within(streetId, kind, words.parentId)))
  }
  const first = await guarded(guards, async () => firstOf(await getNow(Org, { orgId: id }), hash))
  if (first) return orgView(first)
  const byLabel = await labelOf(actor, '工作人员')
  const org = { orgId: id, hash, streetId, kind, ...words, active: true, version: 1 }
  const made = { ...org, past: [], made: [], by: memberId, byLabel, at: now() }
  return commit<OrgView>([firstTime(Org, { ...made, ...orgPlace(org) }, orgView), ...steps, stillTrusted(actor)], () =>
    orgView({ ...made, ...orgPlace(org) }),
  )
}

/** The last writes that are remembered. */
const REMEMBERED = 10

/** Writes an organisation anew as it was seen; a repeat gets it as it stands. @throws NOT_FOUND, FORBIDDEN, ORG_CHANGED */
async function rewritten(
  actor: Actor,
  { orgId, id, version, ...said }: { orgId: string; id: string; version: number },
  next: (org: OrgItem) => Promise<{ org: OrgItem; steps: Step<never>[] }>,
): Promise<OrgView> {
  const hash = actFingerprint(actor, { orgId, version, ...said })
  return untilAnswered<OrgView>(async () => {
    const before = await orgOf(actor.streetId, orgId)
    if (
      firstOf(
        before.made.find((each) => each.id === id),
        hash,
      )
    )
      return orgView(before)
    if (!mayKeep(actor.grants, before.kind, before.communities)) throw problem('FORBIDDEN')
    if (before.version !== version) throw problem('ORG_CHANGED', pick(before, 'version', 'name', 'byLabel'))
    const { org, steps } = await next(before)
    const made = [...before.made, { id, hash }].slice(-REMEMBERED)
    const by = { by: actor.memberId, byLabel: await labelOf(actor, '工作人员'), at: now() }
    const after = { ...org, ...orgPlace(org), ...by, made, version: version + 1 }
    return transact<OrgView>(
      [putIf<typeof Org>(Org, after, { attr: 'version', eq: version }), ...steps, stillTrusted(actor)],
      () => orgView(after),
    )
  })
}

/** Renames or moves an organisation. One or two reads and one transaction of at most 10 write units. @throws as declared */
export const change = (actor: Actor, input: Inputs['orgs']['change']): Promise<OrgView> =>
  rewritten(actor, input, async (org) => {
    const { orgId: _, id: __, version: ___, ...words } = input
    await mayBeKept(actor, org.kind, words.communities)
    const steps = words.parentId === org.parentId ? [] : await within(actor.streetId, org.kind, words.parentId)
    return { org: { ...withoutWords(org), ...words, past: pastOf(org, words) }, steps }
  })

function withoutWords({ address: _, parentId: __, lead: ___, functional: ____, ...org }: OrgItem): OrgItem {
  return org
}

/** What it was called and where it was, when that is another now. */
function pastOf({ past, name, address, communities }: OrgItem, next: Words): OrgItem['past'] {
  const isSame = name === next.name && address === next.address && communities.join() === next.communities.join()
  if (isSame) return past
  return [...past, { until: dayOf(now()), name, address, communities }].slice(-ORG_LIMITS.past)
}

/** Closes an organisation or opens it again. One read, what hangs on it, and one transaction. @throws NOT_FOUND, ORG_CHANGED, ORG_IN_USE, ORGS_FULL */
export const close = (actor: Actor, input: Inputs['orgs']['close'], promised: Promised): Promise<OrgView> =>
  rewritten(actor, input, async (org) => {
    if (!input.closed && !org.active) await hasRoom(actor.streetId, org.kind)
    if (input.closed && org.active) await refuseInUse(org, promised)
    return { org: { ...org, active: !input.closed }, steps: [] }
  })

/** One organisation as staff see it. @throws NOT_FOUND */
export const org = async ({ streetId }: Actor, { orgId }: { orgId: string }): Promise<OrgView> =>
  orgView(await orgOf(streetId, orgId))
