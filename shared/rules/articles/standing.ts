import { addDays, type Day, startOf } from '../time/day'

/** Where an article stands at a moment. It follows from what is stored and the clock; nothing is switched over. */
export const ARTICLE_STATES = {
  draft: '草稿',
  scheduled: '待发布',
  shown: '已发布',
  ended: '已结束',
  withdrawn: '已撤回',
} as const
export type ArticleState = keyof typeof ARTICLE_STATES

export interface Published {
  publishAt?: number | undefined
  withdrawnAt?: number | undefined
  /** The last day of what it offers. */
  until?: Day | undefined
  pinnedUntil?: number | undefined
}

/** May readers see it? From its moment on, to the millisecond, until it is withdrawn. */
export const isShown = ({ publishAt, withdrawnAt }: Published, nowMs: number): boolean =>
  publishAt !== undefined && publishAt <= nowMs && withdrawnAt === undefined

/** When what it offers is over: at the end of its last day. */
export const endOf = (until: Day): number => startOf(addDays(until, 1))

/** Is what it offers over? It says so, and stands below what still holds. */
export const hasEnded = ({ until }: Pick<Published, 'until'>, nowMs: number): boolean =>
  until !== undefined && endOf(until) <= nowMs

/** Does it stand above the list? What is over does not. */
export const isPinned = (article: Published, nowMs: number): boolean =>
  article.pinnedUntil !== undefined && article.pinnedUntil > nowMs && !hasEnded(article, nowMs)

export function articleStateOf(article: Published, nowMs: number): ArticleState {
  if (article.withdrawnAt !== undefined) return 'withdrawn'
  if (article.publishAt === undefined) return 'draft'
  if (article.publishAt > nowMs) return 'scheduled'
  return hasEnded(article, nowMs) ? 'ended' : 'shown'
}
