import { now } from '@functions/platform/clock'
import { isFor, isForEverybody, type Reader } from '@shared/rules/articles/audience'
import { isShown, type Published } from '@shared/rules/articles/standing'
import type { ArticleItem } from './entities'

/** What readers see, with its moment. */
export type ShownItem = ArticleItem & { shown: NonNullable<ArticleItem['shown']>; publishAt: number }

export const isPublished = (head: ArticleItem): head is ShownItem =>
  head.shown !== undefined && head.publishAt !== undefined

/** What an article's state follows from. */
export const standingOf = ({ publishAt, withdrawn, pinnedUntil, shown }: ArticleItem): Published => ({
  publishAt,
  withdrawnAt: withdrawn?.at,
  pinnedUntil,
  until: shown?.until,
})

/** May that reader see it now? Without a reader: may everybody? */
export function isReadable(head: ArticleItem | undefined, streetId: string, reader?: Reader): head is ShownItem {
  if (head?.streetId !== streetId || !isPublished(head) || !isShown(standingOf(head), now())) return false
  const { audience } = head.shown
  return isForEverybody(audience) || (reader !== undefined && isFor(audience, reader))
}
