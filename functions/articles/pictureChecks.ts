import { now } from '@functions/platform/clock'
import { recordsOf } from '@functions/platform/events/effect'
import { derivedId, fingerprint } from '@functions/platform/store/ids'
import { commit, type Step, transact, untilAnswered } from '@functions/platform/store/transact'
import { getNow, put } from '@functions/platform/store/writes'
import { pictureNames } from '@shared/rules/articles/blocks'
import type { Verdict } from '@shared/rules/reports/publicity'
import { Article, ArticleText, ArticleVersion } from './entities'
import { headChanged } from './heads'
import { ArticlePicture, type PictureItem, picturesKnown } from './pictureEntities'
import { withdrawnNow } from './publishing'
import { wordsOfItem } from './views'

/** Versions of articles, as the stream brings them. */
export const versionRecords = recordsOf(ArticleVersion)

/** What staff read where WeChat refused a picture. */
export const PICTURE_REFUSED = '微信的内容检查没有通过其中一张图片，换掉再发'

/** A version's pictures, who wrote it and what is known of each; undefined when there is no such version. Three reads. */
export async function picturesToCheck(articleId: string, version: number) {
  const [head, item, known] = await Promise.all([
    getNow(Article, { articleId }),
    getNow(ArticleVersion, { articleId, version }),
    picturesKnown(articleId).all(),
  ])
  if (!head || !item) return undefined
  const { cover, blocks } = wordsOfItem(item)
  const names = [...new Set([...(cover === undefined ? [] : [cover]), ...pictureNames(blocks)])]
  return {
    streetId: head.streetId,
    by: item.by,
    pictures: names.map((name) => ({ name, known: known.find((each) => each.name === name) })),
  }
}

/** Notes that WeChat was asked about a picture. 1 write unit. */
export const pictureAsked = (picture: PictureItem): Promise<void> =>
  commit<void>([put(ArticlePicture, picture)], () => undefined)

/**
 * Writes a verdict down; the first one stands. With one that is risky the article is taken from its readers where they see that
 * picture, in the same transaction, and whoever publishes it at the same moment begins again. Two reads, one more of an
 * article that is out, and one transaction.
 */
export async function pictureFound(
  { articleId, name }: { articleId: string; name: string },
  { verdict, label }: { verdict: Verdict; label?: number | undefined },
): Promise<void> {
  await untilAnswered<true>(async () => {
    const [head, known] = await Promise.all([
      getNow(Article, { articleId }),
      getNow(ArticlePicture, { articleId, name }),
    ])
    if (!head || known?.verdict !== undefined) return true
    const found = put(ArticlePicture, { ...known, articleId, name, askedAt: known?.askedAt ?? now(), verdict, label })
    if (verdict !== 'risky') return transact<true>([found], () => true)
    const made = {
      ...{ id: derivedId(articleId, `picture#${name}`), hash: fingerprint({ picture: name }) },
      version: head.latest.version,
    }
    const who = { by: 'wechat', byLabel: '微信内容检查', reason: PICTURE_REFUSED }
    const isSeen = head.shown !== undefined && !head.withdrawn && (await shows(articleId, name))
    const { change, places } = isSeen ? withdrawnNow(head, who) : { change: {}, places: [] as Step<never>[] }
    return transact<true>([found, headChanged(head, change, made), ...places], () => true)
  })
}

/** Do readers see that picture? */
async function shows(articleId: string, name: string): Promise<boolean> {
  const text = await getNow(ArticleText, { articleId })
  if (!text) return false
  const { cover, blocks } = wordsOfItem(text)
  return name === cover || pictureNames(blocks).includes(name)
}
