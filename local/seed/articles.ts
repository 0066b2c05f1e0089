import {
  Article,
  ArticleEnd,
  ArticlePin,
  ArticleText,
  ArticleVersion,
  draftPlace,
  endPlace,
  pinPlace,
  shownPlace,
  withdrawnPlace,
} from '@functions/articles/entities'
import { ArticleConsent } from '@functions/articles/readerEntities'
import { PICTURE_RULES } from '@functions/media/develop'
import { Photo } from '@functions/media/entities'
import { storedAs } from '@functions/media/names'
import { seal } from '@functions/platform/sealed/personal'
import { fingerprint } from '@functions/platform/store/ids'
import { endOf } from '@shared/rules/articles/standing'
import { ROLES } from '@shared/rules/people/roles'
import { maskName } from '@shared/rules/text/masks'
import { addDays, dayOf, startOf } from '@shared/rules/time/day'
import { BatchPutRequest } from 'dynamodb-toolbox/entity/actions/batchPut'
import { ARTICLES, type ArticleFacts } from './data/articles'
import { HUB_ID, STATIONS } from './data/stations'
import { STREET, STREET_ID } from './data/street'
import type { People } from './members'
import type { DemoPhoto } from './photos'
import type { Random } from './random'
import type { Put } from './writer'

const HOUR = 3_600_000
/** A letter stands above the list for so long from now. Days. */
const PINNED_DAYS = 90
/** The likeness of a picture with nothing in it. */
const PLAIN = '0000000000000000'

/** The street's articles: published, scheduled, ended, withdrawn and a draft. Whoever is in them is made up. */
export async function articlePuts(people: People, now: number, random: Random) {
  const told = await Promise.all(ARTICLES.map((facts) => articleOf(facts, people, now, random)))
  const ids = new Map(told.map(({ title, articleId }) => [title, articleId]))
  return { puts: told.flatMap(({ puts }) => puts), photos: told.flatMap(({ photos }) => photos), ids }
}

async function articleOf(facts: ArticleFacts, { admin }: People, now: number, random: Random) {
  const { category, title, summary, blocks, icon, hours, names, withdrawn, communityId, mustKnow } = facts
  const questions = facts.questions?.map(({ choices, ...question }) => ({ ...question, choices: [...choices] }))
  const lesson = facts.lesson && lessonOf(facts.lesson, now)
  const publishAt = hours === undefined ? undefined : now + hours * HOUR
  const at = Math.min(publishAt ?? now, now) - 2 * HOUR
  const articleId = random.id(at)
  // Neighbours in a list stand at different corners.
  const corner = ARTICLES.indexOf(facts)
  const photo = icon === undefined ? undefined : await coverOf({ icon, corner }, admin.memberId, random.id(at), at)
  const box = facts.box && boxOf(facts.box, now)
  const who = { by: admin.memberId, byLabel: `${ROLES.admin} ${maskName(admin.name)}`, at }
  const audience = {
    ...{ communities: communityId === undefined ? [] : [communityId], occupations: [], organisations: [], roles: [] },
  }
  const words = { category, title, summary, audience, mustKnow, lesson, cover: photo?.name }
  const asked = lesson && { ...lesson, asks: questions?.length }
  const latest = { ...words, lesson: asked, until: box?.until, version: 1, byLabel: who.byLabel, at }
  const isOut = publishAt !== undefined
  const pinnedUntil = facts.pinned ? startOf(addDays(dayOf(now), PINNED_DAYS)) : undefined
  const consentId = random.id(at)
  const place = !isOut
    ? draftPlace(STREET_ID, at, articleId)
    : withdrawn === undefined
      ? shownPlace(STREET_ID, publishAt, { articleId, category })
      : withdrawnPlace(STREET_ID, publishAt + HOUR, articleId)
  const head = Article.build(BatchPutRequest).item({
    ...{ articleId, streetId: STREET_ID, revision: 1, latest, made: [], by: who.by, publishAt, pinnedUntil },
    shown: isOut ? { ...latest, at: Math.min(publishAt, now) } : undefined,
    consents: names === undefined ? [] : [{ consentId }],
    withdrawn:
      withdrawn === undefined || !isOut
        ? undefined
        : { at: publishAt + HOUR, by: who.by, byLabel: who.byLabel, reason: withdrawn },
    ...place,
  })
  const text = { articleId, ...words, questions, box, blocks: [...blocks], ...who, version: 1 }
  const puts: Put[] = [
    head,
    ArticleVersion.build(BatchPutRequest).item({ ...text, hash: fingerprint({ articleId }) }),
    ...(isOut ? [ArticleText.build(BatchPutRequest).item(text)] : []),
    ...(pinnedUntil === undefined
      ? []
      : [ArticlePin.build(BatchPutRequest).item({ articleId, ...pinPlace(STREET_ID, pinnedUntil, articleId) })]),
    ...(isOut && box?.until !== undefined
      ? [ArticleEnd.build(BatchPutRequest).item({ articleId, ...endPlace(STREET_ID, endOf(box.until), articleId) })]
      : []),
    ...(names === undefined
      ? []
      : [
          ArticleConsent.build(BatchPutRequest).item({
            ...{ articleId, consentId, hash: fingerprint({ consentId }), streetId: STREET_ID, ...who },
            ...{ nameSealed: await seal(names, `articleConsent:${consentId}`), signedOn: dayOf(at) },
          }),
        ]),
    ...(photo ? [photo.put] : []),
  ]
  return { title, articleId, puts, photos: photo ? [photo.drawing] : [] }
}

/** What is on a cover, and that it is there. */
async function coverOf(what: Pick<DemoPhoto, 'icon' | 'corner'>, memberId: string, photoId: string, at: number) {
  const stored = await storedAs({ streetId: STREET_ID, memberId, photoId })
  const drawing: DemoPhoto = { memberId, photoId, ...what, moment: 'after' }
  const record = { ...stored, likeness: PLAIN, developedAt: at, rules: PICTURE_RULES }
  return { name: stored.name, drawing, put: Photo.build(BatchPutRequest).item(record) }
}

function lessonOf({ dueDays, ...lesson }: NonNullable<ArticleFacts['lesson']>, now: number) {
  return { ...lesson, dueOn: dueDays === undefined ? undefined : addDays(dayOf(now), dueDays) }
}

function boxOf({ untilDays, action, ...words }: NonNullable<ArticleFacts['box']>, now: number) {
  const until = untilDays === undefined ? undefined : addDays(dayOf(now), untilDays)
  return { ...words, until, action: action && actionOf(action) }
}

function actionOf(action: NonNullable<NonNullable<ArticleFacts['box']>['action']>) {
  if (action === 'call') return { kind: 'call' as const, phone: STREET.hotline }
  if (action !== 'hub') return { kind: 'open' as const, door: action.open }
  const hub = STATIONS.find(({ stationId }) => stationId === HUB_ID)
  if (!hub) throw new Error('the street has no hub')
  return { kind: 'navigate' as const, place: hub.name, location: { ...hub.location } }
}
