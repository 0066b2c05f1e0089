import type { ProfileItem } from '@functions/identity/me'
import { confirmedMembers } from '@functions/identity/members'
import { staffOf } from '@functions/identity/staff'
import { isWorker } from '@functions/identity/standing'
import { now } from '@functions/platform/clock'
import type { Actor } from '@functions/platform/http/token'
import type { Part } from '@functions/platform/lists/list'
import { type PageQuery, pageOf, pageOfQuery } from '@functions/platform/lists/pages'
import { problem } from '@functions/platform/problem'
import { getEach } from '@functions/platform/store/batch'
import { streetOf } from '@functions/stations/street'
import type { Inputs, Outputs } from '@shared/contract/contract'
import { holds, reaches } from '@shared/rules/people/roles'
import { addDays, dayOf } from '@shared/rules/time/day'
import { contactPage } from './contacts'
import { Pair, pairedWith, uncalledIn, unpairedIn } from './entities'
import { offersFor } from './offers'
import { forgetPair, type PairItem, pairFor, pairView, unpaired } from './pair'

/** So many of one contact person's are looked through where several are put together. */
export const LOOKED_THROUGH = 200

/** Contacts that come with a pair; further ones are asked for. */
const NEWEST = 10

/** Lets staff of that community through. Warm: no read. @throws UNKNOWN_COMMUNITY, FORBIDDEN */
export async function staffOfCommunity({ streetId, grants }: Actor, communityId: string): Promise<void> {
  const { communities } = await streetOf(streetId)
  if (!communities.some((each) => each.communityId === communityId)) throw problem('UNKNOWN_COMMUNITY')
  if (!reaches(grants, communityId)) throw problem('FORBIDDEN')
}

/** The workers one is the contact person of, first due first. One query, ≈ 2 read units for 20. */
export const myPairs = ({ streetId, memberId }: Actor, page: PageQuery) =>
  pageOfQuery(page, `pairs#${streetId}#${memberId}`, pairedWith(streetId, memberId).page, pairView)

/** One worker's pair with the newest contacts, and what may count as one. A read and two queries. @throws NOT_FOUND */
export async function onePair(actor: Actor, memberId: string): Promise<Outputs['pairs']['one']> {
  // What is read here is what a contact is written to next.
  forgetPair(memberId)
  const pair = await pairFor(actor, memberId)
  const [contacts, offers] = await Promise.all([contactPage(actor, pair, { limit: NEWEST }), offersFor(actor, pair)])
  return { pair: pairView(pair), contacts, offers }
}

type Query = Inputs['pairs']['list'] & { limit: number; show: 'all' | 'overdue' | 'unpaired' | 'none' }

/**
 * Workers of a community. Without and uncalled: one query. All: a query of the members and their pairs at once, ≈ 13 read units
 * for 20. Overdue: a query for each who works there. @throws UNKNOWN_COMMUNITY, FORBIDDEN
 */
export async function pairsIn(actor: Actor, query: Query): Promise<Outputs['pairs']['list']> {
  const { communityId, show, staffId, ...page } = query
  await staffOfCommunity(actor, communityId)
  const { streetId, memberId } = actor
  const scope = `pairsIn#${streetId}#${memberId}#${communityId}#${show}#${staffId ?? ''}`
  if (show === 'unpaired') return pageOfQuery(page, scope, unpairedIn(streetId, communityId).page, pairView)
  if (show === 'none') return pageOfQuery(page, scope, uncalledIn(streetId, communityId).page, pairView)
  if (show === 'all' && staffId === undefined) {
    return pageOfQuery(page, scope, (part) => membersOf(streetId, communityId, part), pairView)
  }
  const until = show === 'overdue' ? addDays(dayOf(now()), -1) : undefined
  const people =
    staffId === undefined ? (await peopleIn(streetId, communityId)).map((each) => each.memberId) : [staffId]
  const each = await Promise.all(people.map((id) => pairedWith(streetId, id, until).first(LOOKED_THROUGH)))
  const all = each.flat().filter((pair) => pair.communityId === communityId)
  const { items, cursor } = await pageOf(all.sort(byDue), page, scope)
  return { items: items.map(pairView), cursor }
}

const byDue = (a: PairItem, b: PairItem) => (a.queueSk < b.queueSk ? -1 : 1)

/** Who may be a contact person in a community, as a list shows them. Warm: no read. */
export const peopleIn = async (streetId: string, communityId: string) =>
  (await staffOf(streetId)).filter(({ role, teamIds }) => role === 'gridWorker' && teamIds.includes(communityId))

/** The confirmed workers of a community with their pairs; one for whom none was made yet has nobody. */
export async function membersOf(streetId: string, communityId: string, part: Part) {
  const { items, next } = await confirmedMembers(streetId, communityId, part)
  const workers = items.filter(isWorker)
  const pairs = await pairsOfMembers(workers.map(({ memberId }) => memberId))
  return { items: workers.map((profile) => pairs.get(profile.memberId) ?? nobodyYet(profile)), next }
}

const nobodyYet = (profile: ProfileItem & { communityId: string }) =>
  unpaired(profile, dayOf(profile.decidedAt ?? profile.createdAt))

/** Pairs by their workers. One round trip for a hundred, ½ read unit each. */
export async function pairsOfMembers(memberIds: readonly string[]): Promise<Map<string, PairItem>> {
  if (memberIds.length === 0) return new Map()
  const found = await getEach(
    Pair,
    memberIds.map((memberId) => ({ memberId })),
  )
  return new Map(found.flatMap((pair) => (pair ? [[pair.memberId, pair] as const] : [])))
}

/**
 * Who may be a contact person there, by name, in no order of what they did; how many they have is for themselves and the
 * street office. Two counts, and two for each whose numbers are told.
 */
export async function peopleOf(
  actor: Actor,
  { communityId }: Inputs['pairs']['people'],
): Promise<Outputs['pairs']['people']> {
  await staffOfCommunity(actor, communityId)
  const { streetId, memberId, grants } = actor
  const yesterday = addDays(dayOf(now()), -1)
  const told = (staffId: string) => staffId === memberId || holds(grants, 'admin')
  const found = await peopleIn(streetId, communityId)
  const [unpaired, none, people] = await Promise.all([
    unpairedIn(streetId, communityId).count(LOOKED_THROUGH),
    uncalledIn(streetId, communityId).count(LOOKED_THROUGH),
    Promise.all(
      found.map(async ({ memberId: staffId, nameMasked: label }) => {
        if (!told(staffId)) return { staffId, label }
        const [pairs, overdue] = await Promise.all([
          pairedWith(streetId, staffId).count(LOOKED_THROUGH),
          pairedWith(streetId, staffId, yesterday).count(LOOKED_THROUGH),
        ])
        return { staffId, label, pairs, overdue }
      }),
    ),
  ])
  const byName = (a: { label: string }, b: { label: string }) => a.label.localeCompare(b.label, 'zh-CN')
  return { people: people.sort(byName), unpaired, none }
}
