import type { Actor } from '@functions/platform/http/token'
import { getEach } from '@functions/platform/store/batch'
import type { Outputs } from '@shared/contract/contract'
import type { CalendarMoment } from '@shared/rules/articles/calendar'
import { addDays, dayOf, monthAfter, startOf } from '@shared/rules/time/day'
import { Article, type ArticleItem, appearingIn, endingDuring, unpinnedIn, withdrawnDuring } from './entities'

type Calendar = Outputs['articles']['calendar']

/** So many of each kind are shown of a month. */
const MOST = 200

/**
 * What appears, is withdrawn, leaves its place above the list and is over in a month: four queries, and a read of what two of
 * them name. Nothing is stored for it: the moments are those that readers' lists go by.
 */
export async function calendarOf({ streetId }: Actor, month: string): Promise<Calendar> {
  const span = [startOf(`${month}-01`), startOf(`${monthAfter(month)}-01`)] as const
  // A last day ends with the first moment of the next one.
  const lastDays = [span[0] + 1, span[1] + 1] as const
  const [appearing, withdrawn, unpinned, ended] = await Promise.all([
    appearingIn(streetId, span).first(MOST),
    withdrawnDuring(streetId, span).first(MOST),
    unpinnedIn(streetId, lastDays).first(MOST),
    endingDuring(streetId, lastDays).first(MOST),
  ])
  const keys = [...unpinned, ...ended].map(({ articleId }) => ({ articleId }))
  const heads = keys.length > 0 ? await getEach(Article, keys) : []
  const items = [
    ...appearing.map((head) => entryOf('appears', head, head.publishAt)),
    ...withdrawn.map((head) => entryOf('withdrawn', head, head.withdrawn?.at)),
    // Its last day, not the midnight after it.
    ...unpinned.map((_, index) => entryOf('unpinned', heads[index], heads[index]?.pinnedUntil, -1)),
    ...ended.map((_, index) =>
      entryOf('ended', heads[unpinned.length + index], endOfHead(heads[unpinned.length + index])),
    ),
  ].flat()
  return { items: items.sort((a, b) => (a.day === b.day ? a.at - b.at : a.day < b.day ? -1 : 1)) }
}

const endOfHead = (head: ArticleItem | undefined): number | undefined => {
  const until = head?.shown?.until
  return until === undefined ? undefined : startOf(until)
}

function entryOf(what: CalendarMoment, head: ArticleItem | undefined, at: number | undefined, days = 0) {
  if (!head || at === undefined) return []
  const { articleId, shown, latest } = head
  const { title, category } = shown ?? latest
  return [{ articleId, what, title, category, at, day: addDays(dayOf(at), days) }]
}
