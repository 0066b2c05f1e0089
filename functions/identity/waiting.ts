import type { Actor } from '@functions/platform/http/token'
import { streetOf } from '@functions/stations/street'
import { MOST_COUNTED } from '@shared/rules/office/messages'
import { reaches } from '@shared/rules/people/roles'
import { registrationsWith } from './entities'
import { requestsWaiting } from './requestEntities'

/** How many registrations and requests wait in one's communities. Two queries a community, all at once. */
export async function registrationsWaiting({ streetId, grants }: Actor): Promise<number> {
  const { communities } = await streetOf(streetId)
  const counted = await Promise.all(
    communities
      .filter(({ communityId }) => reaches(grants, communityId))
      .flatMap(({ communityId }) =>
        [registrationsWith(streetId, communityId, 'pending'), requestsWaiting(streetId, communityId)].map((list) =>
          list.count(MOST_COUNTED + 1),
        ),
      ),
  )
  return counted.reduce((sum, count) => sum + count, 0)
}
