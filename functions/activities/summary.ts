import { keepArticle } from '@functions/articles/keeping'
import type { Actor } from '@functions/platform/http/token'
import { stillTrusted } from '@functions/platform/http/trust'
import { problem } from '@functions/platform/problem'
import { actFingerprint, derivedId } from '@functions/platform/store/ids'
import { transact, untilAnswered } from '@functions/platform/store/transact'
import type { Inputs, Outputs } from '@shared/contract/contract'
import { sayHours } from '@shared/rules/activities/saying'
import { ARTICLE_LIMITS } from '@shared/rules/articles/article'
import type { Block } from '@shared/rules/articles/blocks'
import { dayOf } from '@shared/rules/time/day'
import { attendanceOf } from './attendanceEntities'
import { countedIn } from './attending'
import { minutesOf } from './council'
import type { ActivityItem } from './entities'
import { headChanged, headFor, madeBefore, stateOf } from './heads'

type Begun = Outputs['activities']['beginSummary']

/** So many who came are counted. */
const MOST_CAME = 2000

/**
 * Begins the article that tells of an activity, for those it was for: what is known stands in it, names do not. The draft first,
 * then the link: sent again it goes on where it stopped. Reads of the activity and two transactions.
 * @throws NOT_FOUND, ACTIVITY_CANCELLED, ACTIVITY_NOT_OVER, ACTIVITY_SUMMED_UP
 */
export async function beginSummary(
  actor: Actor,
  { activityId, id }: Inputs['activities']['beginSummary'],
): Promise<Begun> {
  const hash = actFingerprint(actor, { beginSummary: activityId })
  const articleId = derivedId(id, 'summary')
  return untilAnswered<Begun>(async () => {
    const head = await headFor(actor, activityId)
    const first = madeBefore(head, id, hash)
    if (first) return { activityId, revision: first.revision, articleId }
    if (head.cancelled) throw problem('ACTIVITY_CANCELLED', { reason: head.cancelled.reason })
    if (stateOf(head) !== 'over') throw problem('ACTIVITY_NOT_OVER')
    if (head.summaryId !== undefined) throw problem('ACTIVITY_SUMMED_UP')
    const words = {
      ...{ category: 'activity' as const, audience: head.audience },
      title: fitting(head.title, ARTICLE_LIMITS.title),
      summary: fitting(`${dayOf(head.starts)}，${head.place.name}`, ARTICLE_LIMITS.summary),
    }
    // Its hash is the write's alone: begun again meanwhile, more people may have been counted.
    await keepArticle(actor, { id: articleId, version: 0, hash }, async () => ({
      ...words,
      blocks: await blocksOf(head),
    }))
    return transact<Begun>([headChanged(head, { summaryId: articleId }, { id, hash }), stillTrusted(actor)], () => ({
      activityId,
      revision: head.revision + 1,
      articleId,
    }))
  })
}

/** Articles take words alone, so many at most. */
const fitting = (text: string, most: number): string => [...text.replace(/[<>]/g, ' ')].slice(0, most).join('')

/** When, where and by whom it was held, how many came, and of a council what was written down and decided. */
async function blocksOf(head: ActivityItem): Promise<Block[]> {
  const { activityId, host, partners, place, starts, ends, items } = head
  const [came, counted, minutes] = await Promise.all([
    attendanceOf(activityId).first(MOST_CAME),
    countedIn(activityId),
    minutesOf(head),
  ])
  const people = came.filter(({ takenBack }) => !takenBack).length + counted
  const held = [
    `${dayOf(starts)} ${sayHours(starts, ends)}，${place.name}。`,
    host
      ? `${host.name}主办${partners.length > 0 ? `，${partners.map(({ name }) => name).join('、')}参加` : ''}。`
      : '',
    people > 0 ? `一共来了 ${people} 人。` : '',
    items.length > 0 ? `每人领到${items.map(({ name, each }) => `${name} ${each} 份`).join('、')}。` : '',
  ]
  return [
    paragraph(held.join('')),
    ...(minutes?.minutes ? [heading('会上说了什么'), ...inParts(minutes.minutes).map(paragraph)] : []),
    ...(minutes && minutes.decisions.length > 0
      ? [
          heading('定下的事'),
          {
            kind: 'list' as const,
            items: minutes.decisions
              .slice(0, ARTICLE_LIMITS.items)
              .map(({ title, dueOn }) => fitting(`${title}（${dueOn} 前）`, ARTICLE_LIMITS.item)),
          },
        ]
      : []),
  ]
}

const heading = (text: string): Block => ({ kind: 'heading', text })
const paragraph = (text: string): Block => ({ kind: 'paragraph', text: fitting(text, ARTICLE_LIMITS.text) })

/** A long text as paragraphs that an article takes. */
function inParts(text: string): string[] {
  const letters = [...text]
  const parts = Math.ceil(letters.length / ARTICLE_LIMITS.text)
  return Array.from({ length: parts }, (_, part) =>
    letters.slice(part * ARTICLE_LIMITS.text, (part + 1) * ARTICLE_LIMITS.text).join(''),
  )
}
