import type { Role } from '../people/roles'
import type { Occupation } from '../text/words'

/** For whom something is meant. An empty list leaves nobody out; of several kinds all must fit. */
export interface Audience {
  communities: readonly string[]
  occupations: readonly Occupation[]
  organisations: readonly string[]
  roles: readonly Role[]
}

/** What is known of who wants to see it. Nothing that a person only claims: community and work count once they are confirmed. */
export interface Reader {
  communityId?: string | undefined
  occupation?: Occupation | undefined
  organisationId?: string | undefined
  roles: readonly Role[]
}

export const EVERYBODY: Audience = { communities: [], occupations: [], organisations: [], roles: [] }

/** Is it for everybody, signed in or not? */
export const isForEverybody = ({ communities, occupations, organisations, roles }: Audience): boolean =>
  communities.length + occupations.length + organisations.length + roles.length === 0

/** Is it for that reader? */
export const isFor = ({ communities, occupations, organisations, roles }: Audience, reader: Reader): boolean =>
  fits(communities, reader.communityId) &&
  fits(occupations, reader.occupation) &&
  fits(organisations, reader.organisationId) &&
  (roles.length === 0 || reader.roles.some((role) => roles.includes(role)))

const fits = <T>(chosen: readonly T[], own: T | undefined) =>
  chosen.length === 0 || (own !== undefined && chosen.includes(own))
