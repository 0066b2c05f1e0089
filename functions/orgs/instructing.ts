import { now } from '@functions/platform/clock'
import type { Actor } from '@functions/platform/http/token'
import { stillTrusted } from '@functions/platform/http/trust'
import { type PageQuery, pageOfQuery } from '@functions/platform/lists/pages'
import { pick } from '@functions/platform/pick'
import { problem } from '@functions/platform/problem'
import { getEach } from '@functions/platform/store/batch'
import { actFingerprint } from '@functions/platform/store/ids'
import { labelOf } from '@functions/platform/store/label'
import { guarded } from '@functions/platform/store/repeat'
import { transact, untilAnswered } from '@functions/platform/store/transact'
import { postsOf } from '@functions/terms/queries'
import { termStands } from '@functions/terms/standing'
import { factArises, factNow } from '@functions/worklog/facts'
import type { Inputs, Outputs } from '@shared/contract/contract'
import { missed } from '@shared/rules/duties/plan'
import { isActive } from '@shared/rules/duties/term'
import { mayBeVisited, VISIT_CATEGORY } from '@shared/rules/people/instructing'
import { dayOf } from '@shared/rules/time/day'
import { dutyBecomes, dutyView, isStillTheirs, type OrgDutyItem, visitedOn } from './duty'
import { dutiesOwned, OrgDuty } from './dutyEntities'
import { visitsNow } from './posts'
import { type OrgItem, orgOf, orgsById, orgsOf } from './queries'
import { visitSource } from './visitSource'
import { workersOf } from './workers'

type InstructedView = Outputs['orgs']['mine']['items'][number]

/** An enterprise with who sees to it: nobody once their term is over, whatever is stored. */
function instructedView(org: OrgItem, duty: OrgDutyItem | undefined): InstructedView {
  const today = dayOf(now())
  const lastVisit = duty?.visits.at(-1)?.day
  const isSeenTo = duty?.ownerId !== undefined && duty.until !== undefined && duty.until >= today
  return {
    ...pick(org, 'orgId', 'name', 'address', 'communities'),
    ...(isSeenTo ? { instructor: duty.ownerLabel, instructorId: duty.ownerId, until: duty.until } : {}),
    lastVisit,
    visitedThisMonth: lastVisit?.slice(0, 7) === today.slice(0, 7),
    missed: isSeenTo ? missed(duty.plan, duty.progress, today) : 0,
  }
}

/** Visits of enterprises by their ids, maybe as they stood a moment ago. */
async function visitsOf(orgIds: readonly string[]): Promise<Map<string, OrgDutyItem>> {
  const found = await getEach(
    OrgDuty,
    orgIds.map((id) => ({ id })),
  )
  return new Map(found.flatMap((duty) => (duty ? [[duty.id, duty] as const] : [])))
}

/** Enterprises by name with their gaps. One query and one batch read. */
export async function instructed({ streetId, memberId }: Actor, page: PageQuery) {
  const found = await pageOfQuery(
    page,
    `instructed#${streetId}#${memberId}`,
    orgsOf(streetId, 'enterprise').page,
    (org) => org,
  )
  const visits = await visitsOf(found.items.map(({ orgId }) => orgId))
  return { ...found, items: found.items.map((org) => instructedView(org, visits.get(org.orgId))) }
}

/** The terms by which somebody is an instructor this moment, as they stand. 1 read unit. */
export async function instructsNow({ memberId }: Actor) {
  const at = now()
  return (await postsOf(memberId)).filter((held) => held.post === 'instructor' && isActive(held, at))
}

/** An instructor's organisations, and what they have to do. Two round trips: their posts, then everything at once. */
export async function mine(actor: Actor): Promise<Outputs['orgs']['mine']> {
  const orgIds = (await instructsNow(actor)).map(({ scope }) => scope)
  const [orgs, visits, duties] = await Promise.all([
    orgsById(actor.streetId, orgIds),
    visitsOf(orgIds),
    ownDuties(actor, { limit: FIRST }),
  ])
  const views = [...orgs.values()].map((org) => instructedView(org, visits.get(org.orgId)))
  return { items: views.sort((a, b) => b.missed - a.missed || (a.name < b.name ? -1 : 1)), duties }
}
const FIRST = 20

/** What somebody has to do of visits and decisions, first due first. One query. */
export const ownDuties = ({ streetId, memberId }: Actor, page: PageQuery) =>
  pageOfQuery(
    page,
    `orgduties#${streetId}#${memberId}`,
    async (part) => {
      const { items, next } = await dutiesOwned(streetId, memberId).page(part)
      return { items: items.filter(isStillTheirs), next }
    },
    dutyView,
  )

/** The term by which the caller instructs an organisation this moment. @throws NOT_FOUND, so that nobody learns of others' */
export async function termFor(actor: Actor, orgId: string) {
  const held = (await instructsNow(actor)).find(({ scope }) => scope === orgId)
  if (!held) throw problem('NOT_FOUND')
  return held
}

/** One of the caller's organisations. Two round trips. @throws NOT_FOUND */
export async function myOrg(actor: Actor, { orgId }: { orgId: string }): Promise<Outputs['orgs']['myOrg']> {
  await termFor(actor, orgId)
  const [org, duty, workers] = await Promise.all([orgOf(actor.streetId, orgId), visitsNow(orgId), workersOf(orgId)])
  const label = await labelOf(actor, '党建指导员')
  const visits = (duty?.visits ?? [])
    .toReversed()
    .map(({ id, ...visit }) => ({ visitId: id, ...visit, own: visit.byLabel === label }))
  return { ...instructedView(org, duty), visits, workers }
}

/**
 * Logs a visit: an entry of the community's work log that counts there, and the month's visit of the enterprise. Three reads and
 * one transaction of 14 write units. @throws NOT_FOUND, VISIT_DAY
 */
export async function visit(actor: Actor, input: Inputs['orgs']['visit']): Promise<Outputs['orgs']['visit']> {
  const { streetId, memberId } = actor
  const { orgId, id, day, note } = input
  const hash = actFingerprint(actor, { orgId, day, note })
  const byLabel = await labelOf(actor, '党建指导员')
  const view = { visitId: id, orgId, day, byLabel, note }
  const at = now()
  const before = async () => {
    const fact = await factNow(id)
    return fact && { hash: fact.hash }
  }
  return untilAnswered<Outputs['orgs']['visit']>(async () => {
    let held: Awaited<ReturnType<typeof termFor>> | undefined
    const guards = async () => {
      held = await termFor(actor, orgId)
      if (!mayBeVisited(day, dayOf(at), held.from)) throw problem('VISIT_DAY')
    }
    const first = await guarded(guards, before)
    if (first || !held) {
      if (first?.hash !== hash) throw problem('IDEMPOTENCY_CONFLICT')
      return view
    }
    const [org, duty] = await Promise.all([orgOf(streetId, orgId), visitsNow(orgId)])
    const [communityId = ''] = org.communities
    if (!duty) throw problem('NOT_FOUND')
    const made = { id, hash, streetId, communityId, categoryId: VISIT_CATEGORY, day, quantity: 1, note, by: memberId }
    const fact = { ...made, byLabel, at, building: org.name, source: visitSource(orgId, id) }
    const steps = [
      ...factArises<typeof view>(fact, () => view),
      dutyBecomes(duty, { ...visitedOn(duty, { id, day, byLabel, note }), by: memberId, at }),
      termStands({ streetId, scope: orgId, id: held.termId }),
      stillTrusted(actor),
    ]
    return transact<typeof view>(steps, () => view)
  })
}
