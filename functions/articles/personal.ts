import { copying, type Personal } from '@functions/platform/held'
import { ARTICLE_REMARKS } from '@shared/rules/articles/article'
import { sayClock } from '@shared/rules/time/day'
import { Article, ArticleText, ArticleVersion } from './entities'
import { ArticleConsent, ArticleRead, ArticleSaid, consentsBy, readBy, saidBy } from './readerEntities'

/** What is stored of persons here, and what becomes of it. */
export const personal: Personal = {
  holds: [
    {
      entity: Article,
      says: 'who of staff wrote, published or withdrew an article; which members it names',
      ending: 'acts',
      stays: 'what was published is public; whom it names is taken out, and the article with it',
      copy: { not: 'an act of staff; whom it names has the consent in their copy' },
    },
    {
      entity: ArticleVersion,
      says: 'who of staff wrote a version of an article',
      ending: 'acts',
      stays: 'as its article',
      copy: { not: 'an act of staff' },
    },
    {
      entity: ArticleText,
      says: 'who of staff wrote the words that readers see',
      ending: 'acts',
      stays: 'as its article',
      copy: { not: 'an act of staff' },
    },
    { entity: ArticleRead, says: 'which articles somebody opened (180 days)', ending: 'removed', copy: '看过的文章' },
    {
      entity: ArticleSaid,
      says: 'what somebody said of an article (180 days)',
      ending: 'removed',
      copy: '对文章的意见',
    },
    {
      entity: ArticleConsent,
      says: 'that somebody agreed in writing to be named in an article, with their name (sealed) and a picture of the paper',
      ending: 'nameless',
      stays: 'that there was a consent when it was published; the article is withdrawn and the name gone',
      copy: '典型宣传同意书',
    },
  ],
  copies: [
    copying(
      '看过的文章',
      ({ memberId }) => readBy(memberId),
      ({ articleId, version, at }) => ({ 文章: articleId, 版本: version, 时间: sayClock(at) }),
    ),
    copying(
      '对文章的意见',
      ({ memberId }) => saidBy(memberId),
      ({ articleId, remark, text, at }) => ({
        文章: articleId,
        意见: ARTICLE_REMARKS[remark],
        说明: text,
        时间: sayClock(at),
      }),
    ),
    copying(
      '典型宣传同意书',
      ({ memberId }) => consentsBy(memberId),
      ({ articleId, signedOn, withdrawnAt }) => ({
        文章: articleId,
        签字日期: signedOn,
        收回: withdrawnAt === undefined ? undefined : sayClock(withdrawnAt),
      }),
    ),
  ],
}
