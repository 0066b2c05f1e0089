import { fileLink, namedLinks, photoLink, screenLink } from '@functions/media/links'
import { now } from '@functions/platform/clock'
import { pick } from '@functions/platform/pick'
import { WordsShape } from '@shared/contract/articleShapes'
import type { Outputs } from '@shared/contract/contract'
import { isForEverybody } from '@shared/rules/articles/audience'
import { pictureNames } from '@shared/rules/articles/blocks'
import { articleStateOf, isPinned } from '@shared/rules/articles/standing'
import * as v from 'valibot'
import type { ArticleItem, TextItem, VersionItem } from './entities'
import { type ShownItem, standingOf } from './shown'

type Card = Outputs['articles']['list']['items'][number]
type Detail = Outputs['articles']['publicOpen']
type Row = Outputs['articles']['desk']['items'][number]

/** An article in a list, with a short-lived address of its cover. No read. */
export async function cardOf(head: ShownItem): Promise<Card> {
  const { articleId, streetId, shown, publishAt } = head
  const { category, title, summary, cover, until, mustKnow, lesson } = shown
  return {
    articleId,
    category,
    title,
    summary,
    publishAt,
    until,
    coverUrl: cover === undefined ? '' : (await namedLinks(streetId, cover)).thumbUrl,
    pinned: isPinned(standingOf(head), now()),
    mustKnow: mustKnow ? true : undefined,
    lesson,
  }
}

/** The words of a version as they may be shown: read by their schema, whatever lies in the table. */
export const wordsOfItem = (item: TextItem | VersionItem) => v.parse(WordsShape, item)

/** Where the pictures of some words are fetched. No read. */
export async function picturesOf(streetId: string, { cover, blocks }: ReturnType<typeof wordsOfItem>) {
  const names = [...new Set([...(cover === undefined ? [] : [cover]), ...pictureNames(blocks)])]
  const links = await Promise.all(
    names.map(async (name) => {
      const [url, fullUrl] = await Promise.all([screenLink({ streetId, name }), photoLink(streetId, name)])
      return [name, { url, fullUrl }] as const
    }),
  )
  return Object.fromEntries(links)
}

/** Where the files of some words are fetched. No read. */
async function filesOf(streetId: string, { attachments = [] }: ReturnType<typeof wordsOfItem>) {
  const links = attachments.map(
    async ({ name, file }) => [file, await fileLink({ streetId, name: file }, name)] as const,
  )
  return Object.fromEntries(await Promise.all(links))
}

/** An article as a reader opens it. No read. */
export async function detailOf({ articleId, streetId, shown, publishAt }: ShownItem, text: TextItem): Promise<Detail> {
  const words = wordsOfItem(text)
  return {
    articleId,
    ...words,
    version: text.version,
    publishAt,
    changedAt: shown.at > publishAt ? shown.at : undefined,
    pictures: await picturesOf(streetId, words),
    files: await filesOf(streetId, words),
    isPublic: isForEverybody(words.audience),
  }
}

/** An article in a list at the desk. No read. */
export function deskRow(head: ArticleItem): Row {
  const { articleId, latest, shown, publishAt, pinnedUntil, withdrawn } = head
  const { category, title, version, until, mustKnow, audience, byLabel, at } = latest
  return {
    articleId,
    category,
    title,
    version,
    publishAt,
    byLabel,
    at,
    until,
    state: articleStateOf(standingOf(head), now()),
    shownVersion: shown?.version,
    pinnedUntil: pinnedUntil !== undefined && pinnedUntil > now() ? pinnedUntil : undefined,
    isPublic: isForEverybody(audience),
    mustKnow: mustKnow ? true : undefined,
    withdrawn: withdrawn && pick(withdrawn, 'byLabel', 'at', 'reason'),
  }
}
