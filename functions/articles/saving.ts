import { fileKey } from '@functions/media/keys'
import { storedAs } from '@functions/media/names'
import { readObject } from '@functions/media/objects'
import { now } from '@functions/platform/clock'
import { env } from '@functions/platform/env'
import type { Actor } from '@functions/platform/http/token'
import { stillTrusted } from '@functions/platform/http/trust'
import { problem } from '@functions/platform/problem'
import { actFingerprint } from '@functions/platform/store/ids'
import { labelOf } from '@functions/platform/store/label'
import { transact, untilAnswered } from '@functions/platform/store/transact'
import { getNow, putNew } from '@functions/platform/store/writes'
import type { Inputs, Outputs } from '@shared/contract/contract'
import { ARTICLE_LIMITS } from '@shared/rules/articles/article'
import { attachmentTypeOf, beginsAs } from '@shared/rules/articles/attachment'
import { type Block, pictureNames, wordsOf } from '@shared/rules/articles/blocks'
import { Article, type ArticleItem, ArticleVersion, draftPlace, type VersionItem } from './entities'
import { headChanged, madeBefore } from './heads'
import { wordsOfItem } from './views'

type Input = Inputs['articles']['save']
type Written = Outputs['articles']['save']

/**
 * Keeps a new version of the words; nothing that readers see changes. Of two who wrote on the same version the second is told
 * whose is newer. Two reads, one of each new file, and one transaction.
 * @throws NOT_FOUND, ARTICLE_CHANGED, ARTICLE_FULL, ARTICLE_FILE, INVALID_INPUT
 */
export async function saveArticle(actor: Actor, input: Input): Promise<Written> {
  const { id, articleId = id, version, why, ...typed } = input
  const hash = actFingerprint(actor, { articleId, version, why, ...typed })
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
    const words = await namedWords(actor, typed, before)
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
}: ReturnType<typeof wordsOfItem>) => ({
  category,
  title,
  summary,
  audience,
  cover,
  mustKnow,
  lesson: lesson && { ...lesson, asks: questions?.length },
  until: box?.until,
})

/**
 * The words with their pictures by name. A picture by name must be one of the version before: nobody shows a picture of
 * somebody else's by what they found out. @throws INVALID_INPUT
 */
async function namedWords(
  { streetId, memberId }: Actor,
  { cover, blocks, attachments, mustKnow, ...words }: Omit<Input, 'id' | 'articleId' | 'version' | 'why'>,
  before: VersionItem | undefined,
) {
  if (mustKnow && words.category !== 'notice') throw invalid('mustKnow', '只有通知才能要求人人知道')
  if ((words.category === 'lesson') !== (words.lesson !== undefined)) {
    throw invalid('lesson', words.lesson ? '只有“学习”类的文章才填学习要求' : '请填写学习要求')
  }
  if (words.questions && !words.lesson) throw invalid('questions', '只有“学习”类的文章才出题')
  const had = before ? wordsOfItem(before) : undefined
  const known = new Set([...(had?.cover === undefined ? [] : [had.cover]), ...pictureNames(had?.blocks ?? [])])
  const nameOf = async (
    path: string,
    { name, photoId }: { name?: string | undefined; photoId?: string | undefined },
  ) => {
    if (photoId !== undefined) return (await storedAs({ streetId, memberId, photoId })).name
    if (name === undefined || !known.has(name)) throw invalid(path, '请重新选这张图片')
    return name
  }
  const named = await Promise.all(
    blocks.map(async (block, index): Promise<Block> => {
      if (block.kind !== 'picture') return block
      return { kind: 'picture', name: await nameOf(`blocks.${index}`, block), caption: block.caption }
    }),
  )
  return {
    ...words,
    mustKnow,
    cover: cover && (await nameOf('cover', cover)),
    attachments: attachments && (await filesOf({ streetId, memberId }, attachments, had?.attachments ?? [])),
    blocks: named,
  }
}

/**
 * Files of a version: one that it had, or one that this editor has just uploaded and whose first bytes say what its name says.
 * One read each of those. @throws ARTICLE_FILE
 */
const filesOf = (
  { streetId, memberId }: Pick<Actor, 'streetId' | 'memberId'>,
  typed: NonNullable<Input['attachments']>,
  had: NonNullable<ReturnType<typeof wordsOfItem>['attachments']>,
) =>
  Promise.all(
    typed.map(async ({ name, file, fileId }) => {
      const type = attachmentTypeOf(name)
      const known = had.find((each) => each.file === file)
      if (type !== undefined && known && attachmentTypeOf(known.name) === type) return { ...known, name }
      if (type === undefined || fileId === undefined) throw problem('ARTICLE_FILE')
      const stored = await storedAs({ streetId, memberId, photoId: fileId })
      const bytes = await readObject(env.uploadsBucket, fileKey(stored))
      if (!bytes || !beginsAs(type, bytes)) throw problem('ARTICLE_FILE')
      return { name, file: stored.name, bytes: bytes.length }
    }),
  )

const invalid = (path: string, message: string) => problem('INVALID_INPUT', { fields: [{ path, message }] })

/** @throws ARTICLE_FULL */
function refuseTooMuch({ blocks }: { blocks: readonly Block[] }): void {
  const isTooMuch =
    [...wordsOf(blocks)].length > ARTICLE_LIMITS.characters || pictureNames(blocks).length > ARTICLE_LIMITS.pictures
  if (isTooMuch) throw problem('ARTICLE_FULL')
}
