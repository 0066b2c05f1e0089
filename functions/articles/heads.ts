import type { Actor } from '@functions/platform/http/token'
import { problem } from '@functions/platform/problem'
import { firstOf } from '@functions/platform/store/repeat'
import type { Step } from '@functions/platform/store/transact'
import { getNow, put, putIf, remove } from '@functions/platform/store/writes'
import { endOf } from '@shared/rules/articles/standing'
import { Article, ArticleEnd, type ArticleItem, ArticlePin, endPlace, pinPlace } from './entities'

export type Made = ArticleItem['made'][number]

/** So many writes of an article are remembered. */
const REMEMBERED = 20

/** An article of the editor's street as it stands. 1 read unit. @throws NOT_FOUND */
export async function headFor({ streetId }: Actor, articleId: string): Promise<ArticleItem> {
  const head = await getNow(Article, { articleId })
  if (head?.streetId !== streetId) throw problem('NOT_FOUND')
  return head
}

/** What this id wrote of an article before, if it did. @throws IDEMPOTENCY_CONFLICT */
export const madeBefore = (head: Pick<ArticleItem, 'made'> | undefined, id: string, hash: string): Made | undefined =>
  firstOf(
    head?.made.find((each) => each.id === id),
    hash,
  )

/** The article after a write, provided that nobody changed it since it was read. 2 write units a KB and index. */
export const headChanged = (head: ArticleItem, change: Partial<ArticleItem>, made: Made): Step<never> =>
  putIf<typeof Article>(
    Article,
    { ...head, ...change, revision: head.revision + 1, made: [...head.made, made].slice(-REMEMBERED) },
    { attr: 'revision', eq: head.revision },
  )

/** Its second places: above the list, and among what is over. What it had before is not there any more. */
export const placesOf = ({
  articleId,
  streetId,
  pinnedUntil,
  until,
}: Pick<ArticleItem, 'articleId' | 'streetId'> & {
  pinnedUntil?: number | undefined
  until?: string | undefined
}): Step<never>[] => [
  pinnedUntil === undefined
    ? remove(ArticlePin, { articleId })
    : put(ArticlePin, { articleId, ...pinPlace(streetId, pinnedUntil, articleId) }),
  until === undefined
    ? remove(ArticleEnd, { articleId })
    : put(ArticleEnd, { articleId, ...endPlace(streetId, endOf(until), articleId) }),
]
