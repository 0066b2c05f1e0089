import type { Actor } from '@functions/platform/http/token'
import { get } from '@functions/platform/store/writes'
import type { Outputs } from '@shared/contract/contract'
import { SAME_BITS } from '@shared/rules/text/likeness'
import { Report } from '../entities'
import type { MatchItem } from '../history'
import { isDeskOf } from '../views/access'

type UsedBefore = NonNullable<Outputs['reports']['get']['desk']>['usedBefore'][number]

/** So many are shown; each is one read. */
const SHOWN = 5

/**
 * Older reports whose photos look like this one's, the most alike first. Of those that are not of the viewer's teams only
 * that there is one: what it is about is not theirs to read. At most 5 reads.
 */
export async function usedBefore(actor: Actor, matches: readonly MatchItem[]): Promise<UsedBefore[]> {
  const shown = [...matches].sort((a, b) => a.distance - b.distance || (a.otherId < b.otherId ? -1 : 1)).slice(0, SHOWN)
  return Promise.all(
    shown.map(async ({ otherId, number, otherNumber, distance }) => {
      const other = await get(Report, { reportId: otherId })
      const about = {
        reportId: otherId,
        number,
        otherNumber,
        alike: distance <= SAME_BITS ? 'same' : 'similar',
      } as const
      if (other?.streetId !== actor.streetId || !isDeskOf(actor, other)) return { ...about, mine: false }
      const { categoryName, address, submittedAt } = other
      return { ...about, mine: true, categoryName, address, submittedAt }
    }),
  )
}
