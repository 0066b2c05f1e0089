import { api } from '@console/app/client'
import { usePages } from '@console/parts/pages'
import type { Outputs } from '@shared/contract/contract'
import { useQuery } from '@tanstack/react-query'

export type Pair = Outputs['pairs']['list']['items'][number]
export type People = Outputs['pairs']['people']
export type PairOrder = Outputs['pairs']['order']

/** What a table shows; it stands in the address. */
export const SHOWS = { all: '全部', overdue: '过期没联系', unpaired: '待结对', none: '不用联系' } as const
export type Show = keyof typeof SHOWS

/** What is given moves tables, counts and orders alike. */
export const PAIR_ANSWERS = [['pairs']]

const MOST = 50

/** Workers of a community, as the filters of the address say. */
export const usePairList = (communityId: string, show: Show, staffId: string | undefined) =>
  usePages(['pairs', 'list', communityId, show, staffId], (cursor) =>
    api.pairs.list({ communityId, show, staffId, cursor, limit: MOST }),
  )

/** Who may be a contact person there, and how many have none. */
export const usePeople = (communityId: string) =>
  useQuery({ queryKey: ['pairs', 'people', communityId], queryFn: () => api.pairs.people({ communityId }) })
