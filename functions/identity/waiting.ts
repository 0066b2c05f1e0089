import type { Actor } from '@functions/platform/http/token'
import { streetOf } from '@functions/stations/street'
import { MOST_COUNTED } from '@shared/rules/office/messages'
import { reaches } from '@shared/rules/people/roles'
import { registrationsWith } from './entities'
import { requestsWaiting } from './requestEntities'

/** The communities whose people somebody decides about. */
export async function communitiesOf({ streetId, grants }: Actor): Promise<string[]> {
  const { communities } = await streetOf(streetId)
  return communities.map(({ communityId }) => communityId).filter((communityId) => reaches(grants, communityId))
}

type Waiting = (actor: Actor) => Promise<number>

/** Of a list that each community has: how many wait in one's own, each counted up to one more than is told. A query a community, all at once. */
export const waitingIn =
  (count: (streetId: string, communityId: string, most: number) => Promise<number>): Waiting =>
  async (actor) => {
    const communities = await communitiesOf(actor)
    const counted = await Promise.all(communities.map((id) => count(actor.streetId, id, MOST_COUNTED + 1)))
    return counted.reduce((sum, each) => sum + each, 0)
  }

/** How many registrations wait. */
export const newcomersWaiting = waitingIn((streetId, communityId, most) =>
  registrationsWith(streetId, communityId, 'pending').count(most),
)

/** How many requests to change something wait. */
export const changesWaiting = waitingIn((streetId, communityId, most) =>
  requestsWaiting(streetId, communityId).count(most),
)

/** How many registrations and requests wait in one's communities. Two queries a community, all at once. */
export async function registrationsWaiting(actor: Actor): Promise<number> {
  const [newcomers, changes] = await Promise.all([newcomersWaiting(actor), changesWaiting(actor)])
  return newcomers + changes
}
