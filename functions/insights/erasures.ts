import { monthsCounted } from '@functions/counters/queries'
import { memberScope } from '@functions/counters/scopes'
import type { Erasure } from '@functions/platform/held'
import { commit } from '@functions/platform/store/transact'
import { remove } from '@functions/platform/store/writes'
import { LeaderChoice } from './entities'
import { place } from './placing'

/** Months placed at once. */
const AT_ONCE = 12

/** Whoever has no profile any more stands in no list: each month is placed anew. */
const places: Erasure = {
  name: 'places in the list of points',
  page: async ({ memberId, streetId }, from) => {
    const { items, next } = await monthsCounted(memberScope(streetId, memberId)).page({ limit: AT_ONCE, from })
    for (const counter of items) await place(counter)
    return next
  },
}

export const erasures: readonly Erasure[] = [
  places,
  {
    name: 'choice about the list',
    page: async ({ memberId }) => {
      await commit<void>([remove(LeaderChoice, { memberId })], () => undefined)
      return undefined
    },
  },
]
