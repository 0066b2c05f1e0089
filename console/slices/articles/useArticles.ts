import { api } from '@console/app/client'
import { usePages } from '@console/parts/pages'
import { useAct } from '@console/parts/useAct'
import type { Inputs, Outputs } from '@shared/contract/contract'
import type { ArticleState } from '@shared/rules/articles/standing'
import { useQuery } from '@tanstack/react-query'

export type Row = Outputs['articles']['desk']['items'][number]
export type Edited = Outputs['articles']['edit']
/** What the form holds: the route's own words. */
export type Words = Omit<Inputs['articles']['save'], 'id' | 'articleId' | 'version'>
export type TypedBlock = Words['blocks'][number]
export type Pictures = Edited['pictures']

const ANEW = [['articles']]

export const useDesk = (state: ArticleState) =>
  usePages(['articles', 'desk', state], (cursor) => api.articles.desk({ state, cursor }))

/** An article as an editor has it. */
export const useEdited = (articleId: string) =>
  useQuery({ queryKey: ['articles', 'edit', articleId], queryFn: () => api.articles.edit({ articleId }) })

export const useVersions = (articleId: string) =>
  usePages(['articles', 'versions', articleId], (cursor) => api.articles.versions({ articleId, cursor }))

/** The words of one version; they never change. */
export const useVersion = (articleId: string, version: number) =>
  useQuery({
    queryKey: ['articles', 'version', articleId, version],
    queryFn: () => api.articles.version({ articleId, version }),
    staleTime: Number.POSITIVE_INFINITY,
  })

/** What appears and goes in a month. */
export const useCalendar = (month: string) =>
  useQuery({ queryKey: ['articles', 'calendar', month], queryFn: () => api.articles.calendar({ month }) })

/** Whom of a community a notice that must be known has not reached. */
export const useUnread = (articleId: string, communityId: string) =>
  usePages(['articles', 'unread', articleId, communityId], (cursor) =>
    api.articles.unread({ articleId, communityId, cursor }),
  )

export const useRemarks = (articleId: string) =>
  usePages(['articles', 'remarks', articleId], (cursor) => api.articles.remarks({ articleId, cursor }))

/** What may be done with an article. */
export function useArticleActs() {
  const anew = ANEW
  return {
    saving: useAct(api.articles.save, { anew, say: '存好了，还没有发布' }),
    publishing: useAct(api.articles.publish, { anew, say: '好了，到时间大家就看得到' }),
    pinning: useAct(api.articles.pin, {
      anew,
      say: ({ pinnedUntil }) => (pinnedUntil === undefined ? '已取消置顶' : '已置顶'),
    }),
    withdrawing: useAct(api.articles.withdraw, { anew, say: '已撤回，大家看不到了' }),
    agreeing: useAct(api.articles.addConsent, { anew, say: '同意书记下了' }),
    disagreeing: useAct(api.articles.endConsent, { anew, say: '已记下，文章同时撤下了' }),
  }
}
