import { api } from '@console/app/client'
import { allOf, usePages } from '@console/parts/pages'
import { useAct } from '@console/parts/useAct'
import type { Outputs } from '@shared/contract/contract'
import type { PosterKind } from '@shared/rules/posters/poster'
import { useQuery } from '@tanstack/react-query'

export type Poster = Outputs['posters']['list']['items'][number]

const ANEW = [['posters', 'list']]
/** What may be posted changes seldom while somebody makes posters. */
const KEPT_MS = 60_000

export const usePosters = () => usePages(['posters', 'list'], (cursor) => api.posters.list({ cursor, limit: 50 }))

/** A poster's code: always the same, and WeChat is asked for it seldom. */
export const useCode = (posterId: string) =>
  useQuery({
    queryKey: ['posters', 'code', posterId],
    queryFn: () => api.posters.code({ posterId }),
    staleTime: Number.POSITIVE_INFINITY,
  })

export function usePosterActs() {
  return {
    making: useAct(api.posters.make, {
      anew: ANEW,
      say: ({ posterIds }) => `做好了 ${posterIds.length} 张，勾上就能打印`,
    }),
    ending: useAct(api.posters.end, { anew: ANEW, say: '已停用，这张的码打不开了' }),
  }
}

interface Choice {
  value: string
  label: string
}

/** What a poster of that kind may open. */
export function useTargets(kind: PosterKind): Choice[] {
  const query = useQuery({ queryKey: ['posters', 'targets', kind], queryFn: TARGETS[kind], staleTime: KEPT_MS })
  return query.data ?? []
}

const articles = async (isLesson: boolean): Promise<Choice[]> => {
  const all = await allOf((page) => api.articles.desk({ state: 'shown', ...page }))
  return all
    .filter(({ isPublic, category }) => isPublic && (category === 'lesson') === isLesson)
    .map(({ articleId, title }) => ({ value: articleId, label: title }))
}
const stations = async (): Promise<Choice[]> =>
  (await allOf((page) => api.setup.stations(page))).map(({ stationId, name }) => ({ value: stationId, label: name }))
const shops = async (): Promise<Choice[]> =>
  (await allOf((page) => api.setup.shops(page))).map(({ merchantId, name }) => ({ value: merchantId, label: name }))

const TARGETS: Record<PosterKind, () => Promise<Choice[]>> = {
  station: stations,
  shop: shops,
  article: () => articles(false),
  lesson: () => articles(true),
}

/** Where posters hang: the street's stations and shops, by their names. */
export function usePlaces() {
  const [stationsThere, shopsThere] = [useTargets('station'), useTargets('shop')]
  const named = (all: readonly Choice[]) => all.map(({ label }) => ({ value: label, label }))
  return [
    { label: '驿站', options: named(stationsThere) },
    { label: '门店', options: named(shopsThere) },
  ]
}
