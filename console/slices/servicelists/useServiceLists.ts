import { api } from '@console/app/client'
import { usePages } from '@console/parts/pages'
import { useAct } from '@console/parts/useAct'
import type { Outputs } from '@shared/contract/contract'
import { useQuery } from '@tanstack/react-query'

export type Committee = Outputs['servicelists']['committees']['items'][number]
export type List = Outputs['servicelists']['list']
export type Item = List['items'][number]

/** Whatever is written moves the list, the row of its committee and what is due. */
const LIST_ANSWERS = [['servicelists'], ['today']]

export const useCommittees = () =>
  usePages(['servicelists', 'committees'], (cursor) => api.servicelists.committees({ cursor }))

/** A month's list of a committee. */
export const useList = (committeeId: string, month: string) =>
  useQuery({
    queryKey: ['servicelists', 'list', committeeId, month],
    queryFn: () => api.servicelists.list({ committeeId, month }),
  })

/** What may be done with a list and its items. */
export function useListActs() {
  const anew = LIST_ANSWERS
  return {
    drafting: useAct(api.servicelists.draft, { anew, say: '草稿好了，看过再发布' }),
    publishing: useAct(api.servicelists.publish, { anew, say: '已发布，小哥看得到了' }),
    adding: useAct(api.servicelists.add, { anew, say: '加好了' }),
    changing: useAct(api.servicelists.change, { anew, say: '改好了' }),
    removing: useAct(api.servicelists.remove, { anew, say: '已去掉' }),
    unticking: useAct(api.servicelists.untick, { anew, say: '撤回了，又是没办的' }),
    ticking: useAct(api.servicelists.tick, {
      anew,
      say: ({ outcome }) => (outcome === 'done' ? '打好勾了' : '已记下原因'),
    }),
  }
}
