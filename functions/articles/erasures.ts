import { type Erasure, erasing, GONE } from '@functions/platform/held'
import { newId } from '@functions/platform/store/ids'
import { commit, transact, untilAnswered } from '@functions/platform/store/transact'
import { getNow, put, remove } from '@functions/platform/store/writes'
import { consentEnded } from './consents'
import { Article } from './entities'
import {
  ArticleConsent,
  ArticleRead,
  ArticleSaid,
  type ConsentItem,
  consentsBy,
  readBy,
  saidBy,
} from './readerEntities'

/** Whoever leaves is named nowhere: the article is withdrawn, the consent stays without them. Safe to repeat. */
async function taken(consent: ConsentItem): Promise<void> {
  const { memberId: _, nameSealed: __, ownerPk: ___, ownerSk: ____, paper: _____, ...rest } = consent
  await untilAnswered<true>(async () => {
    const head = await getNow(Article, { articleId: consent.articleId })
    if (!head?.consents.some((each) => each.consentId === consent.consentId)) {
      await commit<void>([put(ArticleConsent, rest)], () => undefined)
      return true
    }
    const made = { id: newId(), hash: rest.hash, version: head.latest.version }
    const who = { by: 'person', byLabel: GONE }
    return transact<true>(consentEnded(head, rest, who, made), () => true)
  })
}

/** Few name one person; a page of them is small. */
const AT_ONCE = 20

export const erasures: readonly Erasure[] = [
  {
    name: 'articles that name somebody',
    page: async ({ memberId }, from) => {
      const { items, next } = await consentsBy(memberId).page({ limit: AT_ONCE, from })
      for (const consent of items) await taken(consent)
      return next
    },
  },
  erasing<typeof ArticleRead>(
    'articles that were read',
    ({ memberId }) => readBy(memberId),
    (read) => [remove(ArticleRead, read)],
  ),
  erasing<typeof ArticleSaid>(
    'remarks on articles',
    ({ memberId }) => saidBy(memberId),
    (said) => [remove(ArticleSaid, said)],
  ),
]
