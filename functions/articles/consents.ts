import { paperKey } from '@functions/media/keys'
import { type OwnPhoto, storedAs } from '@functions/media/names'
import { readObject } from '@functions/media/objects'
import { now } from '@functions/platform/clock'
import { env } from '@functions/platform/env'
import type { Actor } from '@functions/platform/http/token'
import { stillTrusted } from '@functions/platform/http/trust'
import { problem } from '@functions/platform/problem'
import { seal } from '@functions/platform/sealed/personal'
import { actFingerprint } from '@functions/platform/store/ids'
import { labelOf } from '@functions/platform/store/label'
import { transact, untilAnswered } from '@functions/platform/store/transact'
import { getNow, put, putNew } from '@functions/platform/store/writes'
import type { Inputs, Outputs } from '@shared/contract/contract'
import { ARTICLE_LIMITS } from '@shared/rules/articles/article'
import { Article, type ArticleItem } from './entities'
import { headChanged, headFor, type Made, madeBefore } from './heads'
import { withdrawnNow } from './publishing'
import { ArticleConsent, type ConsentItem, consentPlace } from './readerEntities'

/** What the name in a consent is sealed for. */
export const consentBound = (consentId: string) => `articleConsent:${consentId}`

/** What staff read where somebody who is named took their consent back. */
export const CONSENT_ENDED = '当事人收回了同意'

/** Keeps a written consent. A read and one transaction. @throws NOT_FOUND, ARTICLE_FULL, ARTICLE_PICTURE_MISSING */
export async function addConsent(
  actor: Actor,
  { articleId, id: consentId, name, signedOn, memberId, paperId }: Inputs['articles']['addConsent'],
): Promise<Outputs['articles']['addConsent']> {
  const hash = actFingerprint(actor, { articleId, name, signedOn, memberId, paperId })
  const { streetId, memberId: by } = actor
  return untilAnswered(async () => {
    const head = await headFor(actor, articleId)
    if (madeBefore(head, consentId, hash)) return { consentId }
    if (head.consents.length >= ARTICLE_LIMITS.consents) throw problem('ARTICLE_FULL')
    const consent = {
      ...{ articleId, consentId, hash, streetId, signedOn, memberId, by, at: now() },
      paper: paperId && (await paperNamed({ streetId, memberId: by, photoId: paperId })),
      nameSealed: await seal(name, consentBound(consentId)),
      byLabel: await labelOf(actor, '工作人员'),
      ...consentPlace(memberId, consentId),
    }
    const consents = [...head.consents, { consentId, memberId }]
    return transact(
      [
        headChanged(head, { consents }, { id: consentId, hash, version: head.latest.version }),
        putNew(ArticleConsent, consent),
        stillTrusted(actor),
      ],
      () => ({ consentId }),
    )
  })
}

const JPEG = 'ffd8ff'

/** Under what name a paper lies that this editor has just uploaded. @throws ARTICLE_PICTURE_MISSING when it is no picture */
async function paperNamed(own: OwnPhoto): Promise<string> {
  const paper = await storedAs(own)
  const bytes = await readObject(env.uploadsBucket, paperKey(paper))
  if (!bytes || Buffer.from(bytes.subarray(0, 3)).toString('hex') !== JPEG) throw problem('ARTICLE_PICTURE_MISSING')
  return paper.name
}

/** A consent is over: with it the article is gone, in one transaction. Another version needs another consent. */
export function consentEnded(
  head: ArticleItem,
  consent: ConsentItem,
  who: { by: string; byLabel: string },
  made: Made,
) {
  const { paper: _, ...kept } = consent
  const { consentId } = kept
  const consents = head.consents.filter((each) => each.consentId !== consentId)
  const isOut = head.shown !== undefined && head.withdrawn === undefined
  const { change, places } = isOut ? withdrawnNow(head, { ...who, reason: CONSENT_ENDED }) : { change: {}, places: [] }
  return [
    headChanged(head, { consents, ...change }, made),
    // Its paper goes with it (effects.ts).
    put(ArticleConsent, { ...kept, withdrawnAt: consent.withdrawnAt ?? now() }),
    ...places,
  ]
}

/** Staff note that somebody does not agree any more. Two reads and one transaction. @throws NOT_FOUND */
export async function endConsent(
  actor: Actor,
  { articleId, consentId, id }: Inputs['articles']['endConsent'],
): Promise<Outputs['articles']['endConsent']> {
  const hash = actFingerprint(actor, { articleId, consentId })
  return untilAnswered(async () => {
    const [head, consent] = await Promise.all([
      headFor(actor, articleId),
      getNow(ArticleConsent, { articleId, consentId }),
    ])
    if (madeBefore(head, id, hash)) return { consentId }
    if (!consent || consent.withdrawnAt !== undefined) throw problem('NOT_FOUND')
    const who = { by: actor.memberId, byLabel: await labelOf(actor, '工作人员') }
    const made = { id, hash, version: head.latest.version }
    return transact([...consentEnded(head, consent, who, made), stillTrusted(actor)], () => ({ consentId }))
  })
}

/** Whoever is named has the article taken down. Two reads and one transaction. @throws NOT_FOUND */
export async function takeDown(
  actor: Actor,
  { articleId, id }: Inputs['articles']['takeDown'],
): Promise<Outputs['articles']['takeDown']> {
  const hash = actFingerprint(actor, { takeDown: articleId })
  return untilAnswered(async () => {
    const head = await getNow(Article, { articleId })
    if (head?.streetId !== actor.streetId) throw problem('NOT_FOUND')
    if (madeBefore(head, id, hash)) return { articleId }
    const own = head.consents.find(({ memberId }) => memberId === actor.memberId)
    const consent = own && (await getNow(ArticleConsent, { articleId, consentId: own.consentId }))
    if (!consent) throw problem('NOT_FOUND')
    // Staff see that it was the person, by no id that would outlast them.
    const who = { by: 'person', byLabel: '本人' }
    const made = { id, hash, version: head.latest.version }
    return transact([...consentEnded(head, consent, who, made), stillTrusted(actor)], () => ({ articleId }))
  })
}
