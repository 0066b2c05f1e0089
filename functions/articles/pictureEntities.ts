import { listOf } from '@functions/platform/lists/list'
import { kind } from '@functions/platform/store/table'
import { VERDICTS, type Verdict } from '@shared/rules/reports/publicity'
import { Entity, type FormattedItem } from 'dynamodb-toolbox/entity'
import { item, number, string } from 'dynamodb-toolbox/schema'

/**
 * who        question                                    key
 * screening  what does WeChat say of this picture        ARTICLE#<id> / PICTURE#<name>
 * staff      is one of an article's pictures refused     ARTICLE#<id> / PICTURE#…
 */
const verdicts = Object.keys(VERDICTS) as Verdict[]

/** What WeChat says of one picture of an article, whichever versions show it. */
export const ArticlePicture = new Entity({
  ...kind('articlePicture'),
  schema: item({
    articleId: string().key(),
    name: string().key(),
    /** The order at WeChat whose verdict is waited for. */
    traceId: string().optional(),
    askedAt: number(),
    verdict: string()
      .enum(...verdicts)
      .optional(),
    label: number().optional(),
  }),
  computeKey: ({ articleId, name }) => ({ pk: `ARTICLE#${articleId}`, sk: `PICTURE#${name}` }),
})

export type PictureItem = FormattedItem<typeof ArticlePicture>

/** What is known of the pictures of an article, of every version. */
export const picturesKnown = (articleId: string) =>
  listOf(ArticlePicture, { partition: `ARTICLE#${articleId}`, range: { beginsWith: 'PICTURE#' }, consistent: true })
