import { now } from '@functions/platform/clock'
import type { Actor } from '@functions/platform/http/token'
import { stillTrusted } from '@functions/platform/http/trust'
import { problem } from '@functions/platform/problem'
import { getEach } from '@functions/platform/store/batch'
import { actFingerprint } from '@functions/platform/store/ids'
import { firstOf } from '@functions/platform/store/repeat'
import { commit, transact, untilAnswered } from '@functions/platform/store/transact'
import { getNow, putIf, putNew } from '@functions/platform/store/writes'
import type { Inputs, Outputs } from '@shared/contract/contract'
import { RECEIPT_DAYS } from '@shared/rules/articles/article'
import { ArticleRead, ArticleSaid, readPlace, remarkPlace } from './readerEntities'
import { readableFor } from './reading'

const DAY_SECONDS = 86_400
/** When what is known of how somebody reads goes. Epoch seconds. */
const goesAt = (at: number) => Math.floor(at / 1000) + RECEIPT_DAYS * DAY_SECONDS

/** Notes that a version was opened, once a person. One query and one transaction of ≤ 6 write units. @throws NOT_FOUND */
export async function noteOpened(
  actor: Actor,
  { articleId, version }: Inputs['articles']['opened'],
): Promise<Outputs['articles']['opened']> {
  const { text } = await readableFor(actor, articleId)
  // Who read other words than those of now has not read these.
  if (text.version !== version) throw problem('NOT_FOUND')
  const { memberId } = actor
  const at = now()
  const read = { memberId, articleId, version, at, expiresAt: goesAt(at), ...readPlace(articleId, version, memberId) }
  const done = () => ({ articleId })
  return commit([putNew<typeof ArticleRead, { articleId: string }>(ArticleRead, read, done), stillTrusted(actor)], done)
}

/** Which of these were opened, as `<member>#<article>`. ½ read unit each. */
export async function openedOf(
  asked: readonly { memberId: string; articleId: string; version: number }[],
): Promise<ReadonlySet<string>> {
  const read = asked.length > 0 ? await getEach(ArticleRead, asked) : []
  return new Set(read.flatMap((each) => (each ? [`${each.memberId}#${each.articleId}`] : [])))
}

/** Tells the editors what is wrong with an article. A query, a read and one transaction. @throws NOT_FOUND */
export async function remarkOn(
  actor: Actor,
  { articleId, id, remark, text: said }: Inputs['articles']['remark'],
): Promise<Outputs['articles']['remark']> {
  const { memberId } = actor
  const hash = actFingerprint(actor, { articleId, remark, said })
  return untilAnswered(async () => {
    const [{ text }, before] = await Promise.all([
      readableFor(actor, articleId),
      getNow(ArticleSaid, { memberId, articleId }),
    ])
    if (before?.id === id && firstOf(before, hash)) return { articleId }
    const at = now()
    const item = {
      ...{ memberId, articleId, id, hash, version: text.version, remark, text: said, at, expiresAt: goesAt(at) },
      ...remarkPlace(articleId, at, memberId),
    }
    const seen = before ? ({ attr: 'id', eq: before.id } as const) : ({ attr: 'id', exists: false } as const)
    return transact([putIf<typeof ArticleSaid>(ArticleSaid, item, seen), stillTrusted(actor)], () => ({ articleId }))
  })
}
