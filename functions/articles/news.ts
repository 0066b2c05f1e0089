import { cached } from '@functions/platform/cache'
import { now } from '@functions/platform/clock'
import { hasEnded } from '@shared/rules/articles/standing'
import { shownIn } from './entities'
import { isReadable, standingOf } from './shown'

/** Among so many newest there is one for everybody. */
const NEWEST = 5

/** The newest that everybody may see, for one line on the home screen; kept ≤ 60 s. */
export const newsOf = cached(async (streetId): Promise<{ articleId: string; title: string } | undefined> => {
  const newest = await shownIn(streetId, now()).first(NEWEST)
  const head = newest.find((each) => isReadable(each, streetId) && !hasEnded(standingOf(each), now()))
  return head?.shown && { articleId: head.articleId, title: head.shown.title }
})
