import type { Actor } from '@functions/platform/http/token'
import { streetOf } from '@functions/stations/street'
import { MOST_COUNTED } from '@shared/rules/office/messages'
import { reaches } from '@shared/rules/people/roles'
import { reviewsIn } from './entities'

/** One beyond what is told tells that there are more. */
const READ = MOST_COUNTED + 1

/**
 * How many reports wait to be looked at in one's communities; more than MOST_COUNTED are counted as one more than that.
 * One query a community, at once: ½ read unit where none waits, 21 items (≈ 3) at most.
 */
export async function reviewsWaiting({ streetId, grants }: Actor): Promise<number> {
  const { communities } = await streetOf(streetId)
  const counted = await Promise.all(
    communities
      .filter(({ communityId }) => reaches(grants, communityId))
      .map(({ communityId }) => reviewsIn(streetId, communityId).count(READ)),
  )
  const waiting = counted.reduce((sum, count) => sum + count, 0)
  return Math.min(waiting, READ)
}
