import { profilesNow } from '@functions/identity/profiles'
import type { Effect } from '@functions/platform/events/effect'
import { commit } from '@functions/platform/store/transact'
import { put, remove } from '@functions/platform/store/writes'
import { orgsNamed } from './entities'
import { WorksAt, workerPlace, workersAt } from './workerEntities'

/** So many workers are counted. */
const MOST = 100

/** Registered workers who name an organisation as their employer. */
export const workersIn = workersAt

/** How many registered workers name an organisation as their employer, up to a hundred. One query. */
export const workersOf = (orgId: string): Promise<number> => workersAt(orgId).count(MOST)

/**
 * A confirmed worker belongs to the outlet or enterprise that they name as their employer; an organisation that is renamed
 * later keeps them. From stored state: a repeat changes nothing.
 */
export const worksAt: Effect = {
  name: 'worksAt',
  kinds: ['profile'],
  run: async ({ before, after }) => {
    const { memberId } = after ?? before ?? {}
    const isSame = before?.employer === after?.employer && before?.status === after?.status
    if (typeof memberId !== 'string' || isSame) return
    const profile = (await profilesNow([memberId])).get(memberId)
    const org = profile?.status === 'confirmed' && (await employerOf(profile.streetId, profile.employer))
    const step = org
      ? put(WorksAt, { memberId, orgId: org.orgId, ...workerPlace(org.orgId, memberId) })
      : remove(WorksAt, { memberId })
    await commit<void>([step], () => undefined)
  },
}

async function employerOf(streetId: string, employer: string | undefined) {
  if (!employer) return undefined
  const [outlets, enterprises] = await Promise.all([
    orgsNamed(streetId, 'outlet', employer).first(1),
    orgsNamed(streetId, 'enterprise', employer).first(1),
  ])
  return outlets[0] ?? enterprises[0]
}
