import { type OrgItem, orgOf } from '@functions/orgs/queries'
import { now } from '@functions/platform/clock'
import type { Actor } from '@functions/platform/http/token'
import { problem } from '@functions/platform/problem'
import { getNow } from '@functions/platform/store/writes'
import { streetOf } from '@functions/stations/street'
import { postsOf } from '@functions/terms/queries'
import { isActive } from '@shared/rules/duties/term'
import { holds, reaches } from '@shared/rules/people/roles'
import { type RoundItem, SurveyRound } from './entities'

/** An input whose round came from the address as text, read. */
export type InRound<T> = Omit<T, 'round'> & { round: number }

type Place = Pick<OrgItem, 'orgId' | 'communities'>

/** Where people are surveyed. */
export type OutletKind = 'outlet' | 'enterprise'
const isOutlet = (org: { kind: string }): boolean => org.kind === 'outlet' || org.kind === 'enterprise'

/** In whose list the people of an outlet stand; `-` where it is in no community. */
export const NOWHERE = '-'
export const communityOf = ({ communities, lead }: Pick<OrgItem, 'communities' | 'lead'>): string =>
  lead ?? communities[0] ?? NOWHERE

/** May they write down who is there? Staff of one of its communities, and the street office. */
export const worksFor = ({ grants }: Pick<Actor, 'grants'>, { communities }: Place): boolean =>
  reaches(grants, NOWHERE) || communities.some((communityId) => reaches(grants, communityId))

/** Do they work for the street? */
export const isStaff = ({ grants }: Pick<Actor, 'grants'>): boolean =>
  holds(grants, 'gridWorker') || holds(grants, 'admin')

/** The organisations whose instructor the caller is this moment. 1 read unit. */
export async function instructedBy({ memberId }: Actor): Promise<string[]> {
  const at = now()
  const posts = await postsOf(memberId)
  return posts.flatMap((held) => (held.post === 'instructor' && isActive(held, at) ? [held.scope] : []))
}

/** Lets staff and instructors through; for everybody else there is no survey. @throws NOT_FOUND */
export async function seesSurvey(actor: Actor): Promise<void> {
  if (!isStaff(actor) && (await instructedBy(actor)).length === 0) throw problem('NOT_FOUND')
}

/**
 * An outlet of one's own, to write down who is there, or to see it, which the instructor of an enterprise may as well. 1 read
 * unit, 2 for an instructor. @throws NOT_FOUND, so that nobody learns of others'
 */
export async function outletFor(actor: Actor, orgId: string, act: 'see' | 'write'): Promise<OrgItem> {
  const org = await orgOf(actor.streetId, orgId)
  if (!isOutlet(org)) throw problem('NOT_FOUND')
  if (worksFor(actor, org)) return org
  if (act === 'write' || !(await instructedBy(actor)).includes(orgId)) throw problem('NOT_FOUND')
  return org
}

/** A round of the street as it stands. 1 read unit. @throws NOT_FOUND */
export async function roundNow(streetId: string, round: number): Promise<RoundItem> {
  const found = await getNow(SurveyRound, { streetId, round })
  if (!found) throw problem('NOT_FOUND')
  return found
}

/** Communities whose lists the caller asks for: one, or all they work for. @throws UNKNOWN_COMMUNITY, FORBIDDEN */
export async function communitiesFor({ streetId, grants }: Actor, communityId: string | undefined): Promise<string[]> {
  const { communities } = await streetOf(streetId)
  const ids = communities.map((each) => each.communityId)
  if (communityId === undefined) return [...ids, NOWHERE].filter((each) => reaches(grants, each))
  if (!ids.includes(communityId)) throw problem('UNKNOWN_COMMUNITY')
  if (!reaches(grants, communityId)) throw problem('FORBIDDEN')
  return [communityId]
}
