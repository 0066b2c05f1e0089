import { openidOfMember } from '@functions/identity/openid'
import { developedPhoto } from '@functions/media/developed'
import { now } from '@functions/platform/clock'
import type { Actor } from '@functions/platform/http/token'
import { stillTrusted } from '@functions/platform/http/trust'
import { checkText } from '@functions/platform/outside/wechatContent'
import { problem } from '@functions/platform/problem'
import { actFingerprint } from '@functions/platform/store/ids'
import { labelOf } from '@functions/platform/store/label'
import { type Step, transact, untilAnswered } from '@functions/platform/store/transact'
import { getNow, put } from '@functions/platform/store/writes'
import type { Inputs, Outputs } from '@shared/contract/contract'
import { ARTICLE_LIMITS } from '@shared/rules/articles/article'
import { pictureNames, wordsOf } from '@shared/rules/articles/blocks'
import { isShown } from '@shared/rules/articles/standing'
import { addDays, dayOf, startOf } from '@shared/rules/time/day'
import { type ArticleItem, ArticleText, ArticleVersion, pinsIn, shownPlace, withdrawnPlace } from './entities'
import { headChanged, headFor, madeBefore, placesOf } from './heads'
import { headWordsOf, refuseOlder } from './keeping'
import { picturesKnown } from './pictureEntities'
import { standingOf } from './shown'
import { wordsOfItem } from './views'

type Publication = Outputs['articles']['publish']

/** The most WeChat reads at once. Characters. */
const CHECKED_AT_ONCE = 2500

/**
 * Publishes the newest version, from a moment on. What readers see already changes at once and keeps its moment: so it stays
 * where it is in the list. Three reads, one for each picture, WeChat's check and one transaction.
 * @throws NOT_FOUND, ARTICLE_CHANGED, ARTICLE_LIVE, ARTICLE_NO_CONSENT, ARTICLE_FACES, ARTICLE_PICTURE_MISSING, ARTICLE_RISKY,
 * WECHAT_UNAVAILABLE
 */
export async function publishArticle(actor: Actor, input: Inputs['articles']['publish']): Promise<Publication> {
  const { articleId, id, version, publishAt: asked, noFaces } = input
  const hash = actFingerprint(actor, { articleId, version, asked, noFaces })
  return untilAnswered<Publication>(async () => {
    const [head, item] = await Promise.all([headFor(actor, articleId), getNow(ArticleVersion, { articleId, version })])
    const first = madeBefore(head, id, hash)
    if (first) return { articleId, version: first.version, publishAt: first.at ?? 0 }
    refuseOlder(head, version)
    if (!item) throw problem('NOT_FOUND')
    const publishAt = momentOf(head, asked)
    if (item.category === 'model' && head.consents.length === 0) throw problem('ARTICLE_NO_CONSENT')
    const words = wordsOfItem(item)
    if (showsPeople(words) && !noFaces && head.consents.length === 0) throw problem('ARTICLE_FACES')
    await refusePictures(head.streetId, words)
    await refuseRiskyPictures(articleId, words)
    await refuseRisky(actor, words)
    const { byLabel, at } = item
    // When these words came to readers, not when they were written.
    const shown = { ...headWordsOf(words), version, byLabel, at: Math.max(now(), at) }
    const faceless = noFaces && { by: actor.memberId, byLabel: await labelOf(actor, '工作人员'), version }
    const change = {
      ...{ shown, publishAt, withdrawn: undefined, faceless },
      ...shownPlace(head.streetId, publishAt, { articleId, category: words.category }),
    }
    const { hash: _, why: __, ...text } = item
    const { pinnedUntil } = head
    return transact<Publication>(
      [
        headChanged(head, change, { id, hash, version, at: publishAt }),
        put(ArticleText, text),
        ...placesOf({ ...head, pinnedUntil, until: words.box?.until }),
        stillTrusted(actor),
      ],
      () => ({ articleId, version, publishAt }),
    )
  })
}

/** Pictures of an activity show whoever was there: PIPL 13 and 29 ask for their consent where they can be recognised. */
const showsPeople = ({ category, cover, blocks }: ReturnType<typeof wordsOfItem>): boolean =>
  category === 'activity' && (cover !== undefined || pictureNames(blocks).length > 0)

/** From when on readers see it. @throws ARTICLE_LIVE, INVALID_INPUT */
function momentOf(head: ArticleItem, asked: number | undefined): number {
  const nowMs = now()
  const isLater = asked !== undefined && asked > nowMs
  if (isLater && asked > startOf(addDays(dayOf(nowMs), ARTICLE_LIMITS.daysAhead))) {
    throw problem('INVALID_INPUT', { fields: [{ path: 'publishAt', message: '最多提前一年定时' }] })
  }
  if (head.publishAt === undefined || !isShown(standingOf(head), nowMs)) return isLater ? asked : nowMs
  if (isLater) throw problem('ARTICLE_LIVE')
  return head.publishAt
}

/** @throws ARTICLE_PICTURE_MISSING when one is not there to be seen */
async function refusePictures(streetId: string, { cover, blocks }: ReturnType<typeof wordsOfItem>): Promise<void> {
  const names = [...pictureNames(blocks), ...(cover === undefined ? [] : [cover])]
  const photos = await Promise.all(names.map((name) => developedPhoto({ streetId, name })))
  if (photos.includes(undefined)) throw problem('ARTICLE_PICTURE_MISSING')
}

/** What WeChat called risky by now; what it says later takes the article down. @throws ARTICLE_RISKY */
async function refuseRiskyPictures(
  articleId: string,
  { cover, blocks }: ReturnType<typeof wordsOfItem>,
): Promise<void> {
  const names = new Set([...pictureNames(blocks), ...(cover === undefined ? [] : [cover])])
  if (names.size === 0) return
  const known = await picturesKnown(articleId).all()
  if (known.some(({ name, verdict }) => verdict === 'risky' && names.has(name))) throw problem('ARTICLE_RISKY')
}

/** What WeChat calls risky does not come out; what it leaves to people the editor stands for. @throws ARTICLE_RISKY, WECHAT_UNAVAILABLE */
async function refuseRisky(
  { memberId }: Actor,
  { title, summary, blocks, box, questions = [] }: ReturnType<typeof wordsOfItem>,
): Promise<void> {
  const openid = await openidOfMember(memberId)
  if (openid === undefined) return
  const asked = questions.flatMap(({ ask, choices }) => [ask, ...choices])
  const letters = [...[title, summary, box?.forWhom, box?.gain, wordsOf(blocks), ...asked].filter(Boolean).join('\n')]
  const parts = Array.from({ length: Math.ceil(letters.length / CHECKED_AT_ONCE) }, (_, index) =>
    letters.slice(index * CHECKED_AT_ONCE, (index + 1) * CHECKED_AT_ONCE).join(''),
  )
  const found = await Promise.all(parts.map((part) => checkText(openid, part)))
  if (found.some(({ verdict }) => verdict === 'risky')) throw problem('ARTICLE_RISKY')
}

/**
 * Puts an article above the list until the end of a day, or takes it from there. A read, a query and one transaction.
 * @throws NOT_FOUND, ARTICLE_PINS_FULL
 */
export async function pinArticle(
  actor: Actor,
  { articleId, id, until }: Inputs['articles']['pin'],
): Promise<Outputs['articles']['pin']> {
  const hash = actFingerprint(actor, { articleId, pin: until })
  return untilAnswered(async () => {
    const head = await headFor(actor, articleId)
    const first = madeBefore(head, id, hash)
    if (first) return { articleId, pinnedUntil: first.at }
    if (head.withdrawn) throw problem('NOT_FOUND')
    const pinnedUntil = until === undefined ? undefined : startOf(addDays(until, 1))
    if (pinnedUntil !== undefined) await refuseTooMany(head)
    const places = head.shown ? placesOf({ ...head, pinnedUntil, until: head.shown.until }) : []
    return transact(
      [
        headChanged(head, { pinnedUntil }, { id, hash, version: head.latest.version, at: pinnedUntil }),
        ...places,
        stillTrusted(actor),
      ],
      () => ({ articleId, pinnedUntil }),
    )
  })
}

/** @throws ARTICLE_PINS_FULL when as many others stand above the list as may */
async function refuseTooMany({ streetId, articleId }: ArticleItem): Promise<void> {
  const { pins } = ARTICLE_LIMITS
  const others = (await pinsIn(streetId, now()).first(pins + 1)).filter((pin) => pin.articleId !== articleId)
  if (others.length >= pins) throw problem('ARTICLE_PINS_FULL')
}

/** What an article is when readers may not see it any more. */
export function withdrawnNow(
  head: ArticleItem,
  who: { by: string; byLabel: string; reason: string },
): { change: Partial<ArticleItem>; places: Step<never>[] } {
  const at = now()
  return {
    change: {
      withdrawn: { at, ...who },
      pinnedUntil: undefined,
      ...withdrawnPlace(head.streetId, at, head.articleId),
    },
    places: placesOf(pickKey(head)),
  }
}
const pickKey = ({ articleId, streetId }: ArticleItem) => ({ articleId, streetId })

/** Takes an article from its readers. A read and one transaction. @throws NOT_FOUND */
export async function withdrawArticle(
  actor: Actor,
  { articleId, id, reason }: Inputs['articles']['withdraw'],
): Promise<Outputs['articles']['withdraw']> {
  const hash = actFingerprint(actor, { articleId, reason })
  return untilAnswered(async () => {
    const head = await headFor(actor, articleId)
    if (madeBefore(head, id, hash)) return { articleId }
    if (!head.shown || head.withdrawn) throw problem('NOT_FOUND')
    const byLabel = await labelOf(actor, '工作人员')
    const { change, places } = withdrawnNow(head, { by: actor.memberId, byLabel, reason })
    return transact(
      [headChanged(head, change, { id, hash, version: head.latest.version }), ...places, stillTrusted(actor)],
      () => ({ articleId }),
    )
  })
}
