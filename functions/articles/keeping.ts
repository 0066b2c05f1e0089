import { now } from '@functions/platform/clock'
import type { Actor } from '@functions/platform/http/token'
import { stillTrusted } from '@functions/platform/http/trust'
import { problem } from '@functions/platform/problem'
import { labelOf } from '@functions/platform/store/label'
import { transact, untilAnswered } from '@functions/platform/store/transact'
import { getNow, putNew } from '@functions/platform/store/writes'
import type { Outputs } from '@shared/contract/contract'
import { ARTICLE_LIMITS } from '@shared/rules/articles/article'
import { type Block, pictureNames, wordsOf } from '@shared/rules/articles/blocks'
import { Article, type ArticleItem, ArticleVersion, draftPlace, type VersionItem } from './entities'
import { headChanged, madeBefore } from './heads'
import type { wordsOfItem } from './views'

type Written = Outputs['articles']['save']
/** The words of a version, pictures and files by their names. */
export type ArticleWords = ReturnType<typeof wordsOfItem>

interface Kept {
  id: string
  articleId?: string | undefined
  version: number
  why?: string | undefined
  hash: string
}

/**
 * Keeps a new version of the words; nothing that readers see changes. Of two who wrote on the same version the second is told
 * whose is newer. Two reads, those of `named` and one transaction. It knows nothing of files, so that whoever begins an article
 * from elsewhere needs no right on them. @throws NOT_FOUND, ARTICLE_CHANGED, ARTICLE_FULL
 */
export async function keepArticle(
  actor: Actor,
  { id, articleId = id, version, why, hash }: Kept,
  named: (before: VersionItem | undefined) => Promise<ArticleWords>,
): Promise<Written> {
  return untilAnswered<Written>(async () => {
    const [head, before] = await Promise.all([
      getNow(Article, { articleId }),
      version > 0 ? getNow(ArticleVersion, { articleId, version }) : undefined,
    ])
    const first = madeBefore(head, id, hash)
    if (first) return { articleId, version: first.version }
    if (head ? head.streetId !== actor.streetId : articleId !== id) throw problem('NOT_FOUND')
    refuseOlder(head, version)
    if (version >= ARTICLE_LIMITS.versions) throw problem('ARTICLE_FULL')
    const words = await named(before)
    refuseTooMuch(words)
    const at = now()
    const byLabel = await labelOf(actor, '工作人员')
    const next = version + 1
    const who = { by: actor.memberId, byLabel, at }
    const latest = { ...headWordsOf(words), version: next, byLabel, at }
    const made = { id, hash, version: next }
    const begun = { articleId, streetId: actor.streetId, revision: 1, latest, consents: [], made: [made], by: who.by }
    // A draft stands by its last change; what was published keeps its place.
    const place = head?.queuePk === undefined || isDraft(head) ? draftPlace(actor.streetId, at, articleId) : {}
    return transact<Written>(
      [
        head ? headChanged(head, { latest, by: who.by, ...place }, made) : putNew(Article, { ...begun, ...place }),
        putNew(ArticleVersion, { articleId, version: next, hash, why, ...words, ...who }),
        stillTrusted(actor),
      ],
      () => ({ articleId, version: next }),
    )
  })
}

const isDraft = ({ shown, withdrawn }: ArticleItem) => shown === undefined && withdrawn === undefined

/** @throws ARTICLE_CHANGED when somebody wrote a newer version than the one that was written on */
export function refuseOlder(head: ArticleItem | undefined, version: number): void {
  const { version: newest = 0, byLabel = '', at = 0 } = head?.latest ?? {}
  if (newest !== version) throw problem('ARTICLE_CHANGED', { by: byLabel, at, version: newest })
}

/** What lists need of some words. */
export const headWordsOf = ({
  category,
  title,
  summary,
  audience,
  cover,
  box,
  mustKnow,
  lesson,
  questions,
}: ArticleWords) => ({
  category,
  title,
  summary,
  audience,
  cover,
  mustKnow,
  lesson: lesson && { ...lesson, asks: questions?.length },
  until: box?.until,
})

/** @throws ARTICLE_FULL */
function refuseTooMuch({ blocks }: { blocks: readonly Block[] }): void {
  const isTooMuch =
    [...wordsOf(blocks)].length > ARTICLE_LIMITS.characters || pictureNames(blocks).length > ARTICLE_LIMITS.pictures
  if (isTooMuch) throw problem('ARTICLE_FULL')
}
