import { table } from '@functions/platform/table'
import type { Actor } from '@functions/platform/token'
import { streetOf } from '@functions/stations/street'
import { MOST_COUNTED } from '@shared/rules/messages'
import { reaches } from '@shared/rules/roles'
import { QueryCommand } from 'dynamodb-toolbox/table/actions/query'
import { Profile } from './entities'
import { ChangeRequest, requestsFor } from './requestEntities'

/** How many registrations and requests wait in one's communities. Two queries a community, all at once. */
export async function registrationsWaiting({ streetId, grants }: Actor): Promise<number> {
  const { communities } = await streetOf(streetId)
  const counted = await Promise.all(
    communities
      .filter(({ communityId }) => reaches(grants, communityId))
      .flatMap(({ communityId }) => [
        table
          .build(QueryCommand)
          .query({
            index: 'byQueue',
            partition: `REGISTRATIONS#${streetId}#${communityId}`,
            range: { beginsWith: 'pending#' },
          })
          .entities(Profile)
          .options({ limit: MOST_COUNTED + 1, select: 'COUNT' })
          .send(),
        table
          .build(QueryCommand)
          .query({ index: 'byQueue', partition: requestsFor(streetId, communityId) })
          .entities(ChangeRequest)
          .options({ limit: MOST_COUNTED + 1, select: 'COUNT' })
          .send(),
      ]),
  )
  return counted.reduce((sum, { Count = 0 }) => sum + Count, 0)
}
