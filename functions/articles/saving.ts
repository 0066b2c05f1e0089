import { fileKey } from '@functions/media/keys'
import { storedAs } from '@functions/media/names'
import { readObject } from '@functions/media/objects'
import { env } from '@functions/platform/env'
import type { Actor } from '@functions/platform/http/token'
import { problem } from '@functions/platform/problem'
import { actFingerprint } from '@functions/platform/store/ids'
import type { Inputs, Outputs } from '@shared/contract/contract'
import { attachmentTypeOf, beginsAs } from '@shared/rules/articles/attachment'
import { type Block, pictureNames } from '@shared/rules/articles/blocks'
import type { VersionItem } from './entities'
import { keepArticle } from './keeping'
import { wordsOfItem } from './views'

type Input = Inputs['articles']['save']
type Written = Outputs['articles']['save']

/**
 * Keeps what an editor wrote: pictures and files by the names they lie under. Two reads, one of each new file, and one transaction.
 * @throws NOT_FOUND, ARTICLE_CHANGED, ARTICLE_FULL, ARTICLE_FILE, INVALID_INPUT
 */
export function saveArticle(actor: Actor, { id, articleId = id, version, why, ...typed }: Input): Promise<Written> {
  const hash = actFingerprint(actor, { articleId, version, why, ...typed })
  return keepArticle(actor, { id, articleId, version, why, hash }, (before) => namedWords(actor, typed, before))
}

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
