import { Article, ArticleText, shownPlace } from '@functions/articles/entities'
import type { Inputs } from '@shared/contract/contract'
import { BatchPutRequest } from 'dynamodb-toolbox/entity/actions/batchPut'
import { writeAll } from '../../local/seed/writer'
import { anId, call, type Person } from './api'

type Save = Inputs['articles']['save']
export type Words = Omit<Save, 'id' | 'version' | 'articleId' | 'why'>

/** Words of an article, a policy for everybody unless told. */
export const words = (given: Partial<Words> = {}): Words => ({
  category: 'policy',
  title: '夏季高温津贴怎么领',
  summary: '在册小哥每月一次，到社区登记',
  audience: { communities: [], occupations: [], organisations: [], roles: [] },
  blocks: [
    { kind: 'heading', text: '给谁' },
    { kind: 'paragraph', text: '在本街道报到的快递员、外卖骑手。' },
    { kind: 'list', items: ['带上工牌', '到社区登记'] },
  ],
  ...given,
})

/** Keeps a version; any answer. */
export const saved = (
  by: Person,
  given: Partial<Words> = {},
  at: { id?: string; articleId?: string; version?: number; why?: string } = {},
) => call('articles', 'save', { id: anId(), version: 0, ...at, ...words(given) }, by)

/** Publishes a version, now or at a moment; any answer. */
export const published = (
  by: Person,
  articleId: string,
  given: { id?: string; version?: number; publishAt?: number } = {},
) => call('articles', 'publish', { articleId, id: anId(), version: 1, ...given }, by)

/** An article that readers see, from now on or from a moment; its id. */
export async function anArticle(by: Person, given: Partial<Words> = {}, publishAt?: number): Promise<string> {
  const { body, status } = await saved(by, given)
  expect([status, body]).toEqual([201, expect.objectContaining({ version: 1 })])
  const { articleId } = body
  const out = await published(by, articleId, publishAt === undefined ? {} : { publishAt })
  expect([out.status, out.body]).toEqual([200, expect.objectContaining({ articleId })])
  return articleId
}

/** So many articles that a street published, a minute apart, written as they are stored; words has the newest alone. */
export async function manyArticles({ streetId, memberId }: Person, count: number) {
  const audience = { communities: [], occupations: [], organisations: [], roles: [] }
  const first = Date.now() - (count + 1) * 60_000
  const { title, summary } = words()
  const blocks = [{ kind: 'paragraph' as const, text: '在本街道报到的快递员、外卖骑手。' }]
  const heads = Array.from({ length: count }, (_, index) => {
    const at = first + index * 60_000
    const shown = { version: 1, category: 'policy' as const, title, summary, audience, byLabel: '测*', at }
    return { articleId: anId(), at, shown }
  })
  const newest = heads.at(-1)
  const text = {
    category: 'policy' as const,
    title,
    summary,
    audience,
    blocks,
    by: memberId,
    byLabel: '测*',
    version: 1,
  }
  await writeAll([
    ...heads.map(({ articleId, at, shown }) =>
      Article.build(BatchPutRequest).item({
        ...{ articleId, streetId, revision: 2, latest: shown, shown, publishAt: at, consents: [], made: [] },
        ...{ by: memberId, ...shownPlace(streetId, at, { articleId, category: 'policy' }) },
      }),
    ),
    ...(newest
      ? [ArticleText.build(BatchPutRequest).item({ ...text, articleId: newest.articleId, at: newest.at })]
      : []),
  ])
}
