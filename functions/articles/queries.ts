import { cached } from '@functions/platform/cache'
import { now } from '@functions/platform/clock'
import type { Actor } from '@functions/platform/http/token'
import { problem } from '@functions/platform/problem'
import { get, getNow } from '@functions/platform/store/writes'
import { isForEverybody } from '@shared/rules/articles/audience'
import { isShown } from '@shared/rules/articles/standing'
import { Article, shownOf } from './entities'
import { readerOf } from './reading'
import { isPublished, isReadable, type ShownItem, standingOf } from './shown'

/** More lessons than a street has out at once. */
const MOST = 100

/** The lessons that a street has out, newest first; kept ≤ 60 s. One query. */
export const lessonsNow = cached(async (streetId): Promise<ShownItem[]> => {
  const newest = await shownOf(streetId, 'lesson', now()).first(MOST)
  return newest.filter((head): head is ShownItem => isPublished(head) && isShown(standingOf(head), now()))
})

/** So many articles does one warm function remember. */
const MOST_HEADS = 500

/** An article's head; kept ≤ 60 s, as long as what was withdrawn may still be seen. */
const heads = cached((articleId) => get(Article, { articleId }), { most: MOST_HEADS })

/** A lesson that is for the caller. Warm: no read. @throws NOT_FOUND */
export async function lessonFor(actor: Actor, articleId: string) {
  const head = await heads(articleId)
  const isOpen = head?.shown !== undefined && isForEverybody(head.shown.audience)
  const reader = isOpen ? undefined : await readerOf(actor)
  if (!isReadable(head, actor.streetId, reader) || !head.shown.lesson) throw problem('NOT_FOUND')
  const { title, version, lesson } = head.shown
  return { title, version, lesson }
}

/** What a lesson is called, whether or not it is shown any more to whoever asks. At most 1 read unit. */
export const lessonTitle = async (articleId: string): Promise<string> =>
  (await heads(articleId))?.shown?.title ?? '已撤下的课'

/** Is there such an article in the street, published or not? ½ read unit. */
export const isArticleOf = async (streetId: string, articleId: string): Promise<boolean> =>
  (await get(Article, { articleId }))?.streetId === streetId

/** What everybody may see of an article now, whoever asks. @throws NOT_FOUND */
export async function publicArticle(streetId: string, articleId: string) {
  const head = await getNow(Article, { articleId })
  if (!isReadable(head, streetId)) throw problem('NOT_FOUND')
  const { title, lesson } = head.shown
  return { title, lesson }
}
