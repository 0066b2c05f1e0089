import { scansOf } from '@functions/counters/scans'
import { now } from '@functions/platform/clock'
import type { Actor } from '@functions/platform/http/token'
import { type PageQuery, pageOfQuery } from '@functions/platform/lists/pages'
import type { Outputs } from '@shared/contract/contract'
import { monthBefore, monthOf } from '@shared/rules/points/settlement'
import { dayOf } from '@shared/rules/time/day'
import { postersIn } from './entities'

/** Posters that hang in the street, with their scans. A query and a read of their numbers. */
export async function posterList({ streetId, memberId }: Actor, page: PageQuery): Promise<Outputs['posters']['list']> {
  const { items, cursor } = await pageOfQuery(
    page,
    `posters#${streetId}#${memberId}`,
    postersIn(streetId).page,
    (poster) => poster,
  )
  const month = monthOf(dayOf(now()))
  const ids = items.map(({ posterId }) => posterId)
  const scans = await scansOf(streetId, ids, [month, monthBefore(month)])
  return {
    cursor,
    items: items.map(({ posterId, kind, ref, title, place, at }, index) => {
      const [total = 0, thisMonth = 0, lastMonth = 0] = scans[index] ?? []
      return { posterId, kind, ref, title, place, madeAt: at, scans: { thisMonth, lastMonth, total } }
    }),
  }
}
