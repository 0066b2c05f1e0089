import type { Grant } from './roles'
import { OFFICE } from './roster'

/** Who has work of their own: a community, a unit, or the street office, under one kind of id. */
export interface Team {
  communityId: string
  name: string
}

interface Street {
  communities: readonly Team[]
  units: readonly { unitId: string; name: string }[]
}

interface Options {
  /** Units have a work queue too, though nobody lives there. */
  units?: boolean
  /** The street office has people on duty too; for who works there. */
  office?: boolean
}

/** The teams a person works for: all of the street for its office. */
export function teamsOf(street: Street, grants: readonly Grant[], { units = false, office = false }: Options): Team[] {
  const everywhere = grants.some(({ role }) => role === 'admin')
  const own = grants.flatMap((grant) => (grant.role === 'gridWorker' ? grant.communityIds : []))
  const all = [
    ...street.communities,
    ...(units ? street.units.map(({ unitId, name }) => ({ communityId: unitId, name })) : []),
    ...(office ? [{ communityId: OFFICE, name: '街道办' }] : []),
  ]
  return all.filter(({ communityId }) => everywhere || own.includes(communityId))
}
