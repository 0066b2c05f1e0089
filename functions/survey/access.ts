import type { OrgItem } from '@functions/orgs/queries'
import { orgOf } from '@functions/orgs/queries'
import type { Actor } from '@functions/platform/http/token'
import { problem } from '@functions/platform/problem'
import { getNow } from '@functions/platform/store/writes'
import { streetOf } from '@functions/stations/street'
import { reaches } from '@shared/rules/people/roles'
import { type RoundItem, SurveyRound } from './entities'

/** An input whose round came from the address as text, read. */
export type InRound<T> = Omit<T, 'round'> & { round: number }

type Place = Pick<OrgItem, 'orgId' | 'communities'>

/** Where people are surveyed. */
export type OutletKind = 'outlet' | 'enterprise'
export const isOutlet = (org: { kind: string }): boolean => org.kind === 'outlet' || org.kind === 'enterprise'

/** In whose list the people of an outlet stand; `-` where it is in no community. */
export const NOWHERE = '-'
export const communityOf = ({ communities, lead }: Pick<OrgItem, 'communities' | 'lead'>): string =>
  lead ?? communities[0] ?? NOWHERE

/** May they write down who is there? Staff of one of its communities, and the street office. */
export const worksFor = ({ grants }: Pick<Actor, 'grants'>, { communities }: Place): boolean =>
  reaches(grants, NOWHERE) || communities.some((communityId) => reaches(grants, communityId))

/** May they see who is there? The instructor of an enterprise too, and of that one alone. */
export const sees = (actor: Pick<Actor, 'grants'>, org: Place): boolean =>
  worksFor(actor, org) ||
  actor.grants.some((grant) => grant.role === 'instructor' && grant.enterpriseIds.includes(org.orgId))

/** An outlet whose people the caller may see. 1 read unit. @throws NOT_FOUND */
export async function outletFor(actor: Actor, orgId: string, may: typeof sees = sees): Promise<OrgItem> {
  const org = await orgOf(actor.streetId, orgId)
  if (!isOutlet(org) || !may(actor, org)) throw problem('NOT_FOUND')
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
