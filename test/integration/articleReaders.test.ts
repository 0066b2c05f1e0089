import { effects } from '@functions/articles/effects'
import { Article, shownPlace } from '@functions/articles/entities'
import { readersOf } from '@functions/articles/readerEntities'
import { paperKey } from '@functions/media/keys'
import { storedAs } from '@functions/media/names'
import { readObject } from '@functions/media/objects'
import { WorksAt, workerPlace } from '@functions/orgs/workerEntities'
import { forgetAll } from '@functions/platform/cache'
import { env } from '@functions/platform/env'
import { RECEIPT_DAYS } from '@shared/rules/articles/article'
import { EVERYBODY } from '@shared/rules/articles/audience'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import { anId, call, type Person } from '../support/api'
import { anArticle, published, saved, type Words } from '../support/articles'
import { aPerson, aStreet } from '../support/factories'
import { leaves, leftOf } from '../support/leaving'
import { billOf } from '../support/meter'
import { ownTable } from '../support/ownTable'
import { aGridWorker, aPairOf } from '../support/pairs'
import { bucketsOfFile } from '../support/photos'
import { aDevelopedPhoto } from '../support/safety'
import { consumerOf, streamed } from '../support/stream'
import { aWechat } from '../support/wechat'

bucketsOfFile()
let wechat: Awaited<ReturnType<typeof aWechat>>
let streetId: string
let admin: Person
let worker: Person

beforeAll(async () => {
  await ownTable({ stream: true })
  wechat = await aWechat()
})
afterAll(() => wechat.stop())
beforeEach(async () => {
  forgetAll()
  ;({ streetId } = await aStreet())
  admin = await aPerson(streetId, { grants: [{ role: 'admin' }] })
  worker = await aPerson(streetId)
  await wechat.seen(admin)
})

const audience = (given: Partial<Words['audience']>) => ({ audience: { ...EVERYBODY, ...given } as Words['audience'] })
const open = (articleId: string, as: Person) => call('articles', 'open', { articleId }, as)
const idsFor = async (as: Person, query: object = {}) => {
  const { items, pinned = [] } = (await call('articles', 'list', query, as)).body
  return [...items, ...pinned].map(({ articleId }) => articleId)
}
const opened = (articleId: string, as: Person, version = 1) => call('articles', 'opened', { articleId, version }, as)
const remarked = (articleId: string, as: Person, given: { id?: string; text?: string } = {}) =>
  call('articles', 'remark', { articleId, id: anId(), remark: 'unclear', ...given }, as)
const editing = async (articleId: string) => (await call('articles', 'edit', { articleId }, admin)).body

test('sixty in a row that are for others leave no page empty for whom there is one below', async () => {
  const others = { communities: ['west'], occupations: [], organisations: [], roles: [] }
  const mine = await anArticle(admin, { title: '给大家的' })
  await Promise.all(Array.from({ length: 60 }, () => Article.build(PutItemCommand).item(articleFor(others)).send()))
  const { body } = await call('articles', 'list', {}, worker)
  expect(body.items.map(({ articleId }) => articleId)).toEqual([mine])
})

/** A policy that is out for some, the newest, as it is stored. */
function articleFor(some: Words['audience']) {
  const [articleId, at] = [anId(), Date.now() + 500]
  const shown = {
    version: 1,
    category: 'policy' as const,
    title: '别处的',
    summary: '给别的社区',
    audience: some,
    byLabel: '测*',
    at,
  }
  const place = shownPlace(streetId, Date.now() - 1, { articleId, category: 'policy' })
  const head = {
    articleId,
    streetId,
    revision: 2,
    latest: shown,
    shown,
    publishAt: Date.now() - 1,
    consents: [],
    made: [],
  }
  return { ...head, by: admin.memberId, ...place }
}

describe('H5 who is outside the audience gets it neither by list, link nor share', () => {
  const orgId = anId()
  const inOrg = (memberId: string) =>
    WorksAt.build(PutItemCommand)
      .item({ memberId, orgId, ...workerPlace(orgId, memberId) })
      .send()
  /** What is chosen, somebody it is for, and somebody it is not for. */
  const CASES: Record<string, [Partial<Words['audience']>, () => Promise<Person>, () => Promise<Person>]> = {
    'a community': [
      { communities: ['west'] },
      () => aPerson(streetId, { communityId: 'west' }),
      () => aPerson(streetId, { communityId: 'east' }),
    ],
    'a role': [
      { roles: ['merchant'] },
      () => aPerson(streetId, { grants: [{ role: 'merchant', merchantId: 'shop' }] }),
      () => aPerson(streetId),
    ],
    'an organisation': [
      { organisations: [orgId] },
      async () => {
        const person = await aPerson(streetId)
        await inOrg(person.memberId)
        return person
      },
      () => aPerson(streetId),
    ],
    'an occupation in a community': [
      { occupations: ['rider'], communities: ['west'] },
      () => aPerson(streetId, { communityId: 'west' }),
      () => aPerson(streetId, { communityId: 'east' }),
    ],
    'an occupation': [
      { occupations: ['courier', 'rider'] },
      () => aPerson(streetId),
      // Whoever has not been confirmed only claims it.
      async () => {
        const { Profile } = await import('@functions/identity/entities')
        const { $set: _, UpdateItemCommand } = await import('dynamodb-toolbox/entity/actions/update')
        const person = await aPerson(streetId)
        await Profile.build(UpdateItemCommand).item({ memberId: person.memberId, status: 'pending' }).send()
        return person
      },
    ],
  }

  test.each(Object.entries(CASES))('%s', async (_, [chosen, inside, outside]) => {
    const [insider, outsider] = [await inside(), await outside()]
    const photoId = await aDevelopedPhoto(admin)
    const articleId = await anArticle(admin, { ...audience(chosen), cover: { photoId } })
    await call('articles', 'pin', { articleId, id: anId(), until: '2031-12-31' }, admin)
    expect(await idsFor(insider)).toEqual([articleId])
    expect((await open(articleId, insider)).body).toMatchObject({ articleId, isPublic: false })
    expect(await idsFor(outsider)).toEqual([])
    expect(await idsFor(outsider, { category: 'policy' })).toEqual([])
    const everybody = (await call('articles', 'publicList', { streetId })).body
    expect([everybody.items, everybody.pinned]).toEqual([[], []])
    const refused = [
      await open(articleId, outsider),
      await opened(articleId, outsider),
      await remarked(articleId, outsider),
      await call('articles', 'publicOpen', { streetId, articleId }),
    ]
    expect(refused.map(({ body }) => body.code)).toEqual(Array.from(refused, () => 'NOT_FOUND'))
    // Nothing says whether there is such an article.
    expect(refused[0]?.body).toEqual((await open(anId(), outsider)).body)
    expect((await call('insights', 'home', {}, insider)).body.news).toBeUndefined()
  })

  test('an audience that is narrowed later leaves out whom it had, at once', async () => {
    const articleId = await anArticle(admin)
    expect((await open(articleId, worker)).status).toBe(200)
    await saved(admin, audience({ communities: ['west'] }), { articleId, version: 1 })
    await published(admin, articleId, { version: 2 })
    expect((await open(articleId, worker)).status).toBe(404)
    expect(await idsFor(worker)).toEqual([])
  })

  test('a list of which most is for others goes on to what is for its reader', async () => {
    const mine = await anArticle(admin, audience({ communities: ['east'] }))
    for (let other = 0; other < 4; other++) await anArticle(admin, audience({ communities: ['west'] }))
    expect(await idsFor(worker, { limit: 2 })).toEqual([mine])
  })
})

describe('who read is known by version, for 180 days', () => {
  test('H4 opened five times by one person, all at once, it has one reader', async () => {
    const articleId = await anArticle(admin)
    await Promise.all(Array.from({ length: 5 }, () => opened(articleId, worker)))
    expect((await editing(articleId)).readers).toBe(1)
    await opened(articleId, await aPerson(streetId))
    expect((await editing(articleId)).readers).toBe(2)
    const [read] = await readersOf(articleId, 1).all()
    const days = ((read?.expiresAt ?? 0) - (read?.at ?? 0) / 1000) / 86_400
    expect(Math.round(days)).toBe(RECEIPT_DAYS)
  })

  test('a receipt belongs to its version: of new words nobody is a reader, and old words cannot be said to be read', async () => {
    const articleId = await anArticle(admin)
    await opened(articleId, worker)
    await saved(admin, { title: '改过的标题' }, { articleId, version: 1 })
    await published(admin, articleId, { version: 2 })
    expect((await editing(articleId)).readers).toBe(0)
    expect((await opened(articleId, worker, 1)).body.code).toBe('NOT_FOUND')
    expect((await opened(articleId, worker, 2)).status).toBe(200)
    expect((await editing(articleId)).readers).toBe(1)
  })

  test('of a notice that must be known a contact person sees whom to call; of no other article', async () => {
    const contact = await aGridWorker(streetId)
    const [one, two, elsewhere] = [
      await aPairOf(streetId, contact),
      await aPairOf(streetId, contact),
      await aPairOf(streetId, await aGridWorker(streetId)),
    ]
    const articleId = await anArticle(admin, { category: 'notice', mustKnow: true })
    const unread = async (as = contact) =>
      (await call('articles', 'unread', { articleId }, as)).body.items.map(({ memberId }) => memberId)
    expect((await unread()).sort()).toEqual([one.memberId, two.memberId].sort())
    await opened(articleId, one)
    await opened(articleId, elsewhere)
    expect(await unread()).toEqual([two.memberId])
    const { items } = (await call('articles', 'mustKnow', {}, contact)).body
    expect(items.map((each) => each.articleId)).toEqual([articleId])
    // Whoever is left stands behind a page of those who have read it.
    const first = await call('articles', 'unread', { articleId, limit: 1 }, contact)
    expect(first.body.items.map(({ memberId }) => memberId)).toEqual([two.memberId])
    const plain = await anArticle(admin, { category: 'notice' })
    expect((await call('articles', 'unread', { articleId: plain }, contact)).body.code).toBe('ARTICLE_NOT_MUST_KNOW')
    const other = await anArticle(admin, { category: 'notice', mustKnow: true, ...audience({ communities: ['west'] }) })
    const left = await call('articles', 'unread', { articleId: other }, contact)
    expect(left.body.items).toEqual([])
    expect((await call('articles', 'unread', { articleId }, worker)).status).toBe(403)
  })

  test('the office sees whom it has not reached in each community, and who is to call them', async () => {
    const contact = await aGridWorker(streetId)
    const [one, two] = [await aPairOf(streetId, contact), await aPairOf(streetId, contact)]
    const articleId = await anArticle(admin, { category: 'notice', mustKnow: true })
    await opened(articleId, one)
    const inEast = await call('articles', 'unread', { articleId, communityId: 'east' }, admin)
    const ids = inEast.body.items.map(({ memberId }) => memberId)
    expect(ids).toContain(two.memberId)
    expect(ids).not.toContain(one.memberId)
    expect(inEast.body.items.find(({ memberId }) => memberId === two.memberId)?.staffLabel).toBeDefined()
    const nowhere = await call('articles', 'unread', { articleId, communityId: 'nowhere' }, admin)
    expect(nowhere.body.code).toBe('UNKNOWN_COMMUNITY')
    const stranger = await aPerson(streetId, { grants: [{ role: 'gridWorker', communityIds: ['west'] }] })
    expect((await call('articles', 'unread', { articleId, communityId: 'east' }, stranger)).status).toBe(403)
  })
})

describe('what readers say reaches the editors', () => {
  test('the last word of a person counts, once, and nobody sees whose it is', async () => {
    const articleId = await anArticle(admin)
    const id = anId()
    const first = await remarked(articleId, worker, { id, text: '哪里登记？' })
    expect(await remarked(articleId, worker, { id, text: '哪里登记？' })).toEqual(first)
    expect((await remarked(articleId, worker, { id, text: '别的' })).body.code).toBe('IDEMPOTENCY_CONFLICT')
    await remarked(articleId, worker, { text: '还是看不懂' })
    const { items } = (await call('articles', 'remarks', { articleId }, admin)).body
    expect(items).toEqual([{ remark: 'unclear', text: '还是看不懂', at: expect.any(Number), version: 1 }])
    expect((await call('articles', 'remarks', { articleId }, worker)).status).toBe(403)
  })
})

describe('典型宣传 names people by their written consent', () => {
  const MODEL = { category: 'model' as const, title: '风雪里的样板骑手' }
  const agreed = (articleId: string, given: { id?: string; memberId?: string } = {}) =>
    call('articles', 'addConsent', { articleId, id: anId(), name: '样板一', signedOn: '2031-11-01', ...given }, admin)

  /** An article about a worker that is out; its id and the consent's. */
  async function aModel(memberId?: string) {
    const { articleId } = (await saved(admin, MODEL)).body
    expect((await published(admin, articleId)).body.code).toBe('ARTICLE_NO_CONSENT')
    const { consentId } = (await agreed(articleId, memberId === undefined ? {} : { memberId })).body
    expect((await published(admin, articleId)).status).toBe(200)
    return { articleId, consentId }
  }

  test('without one it does not come out; when it is taken back the article is gone, and comes out by a new one alone', async () => {
    const { articleId, consentId } = await aModel()
    const id = anId()
    const end = () => call('articles', 'endConsent', { articleId, consentId, id }, admin)
    expect(await end()).toEqual(await end())
    expect((await open(articleId, worker)).body.code).toBe('NOT_FOUND')
    expect((await editing(articleId)).withdrawn?.reason).toBe('当事人收回了同意')
    expect((await published(admin, articleId)).body.code).toBe('ARTICLE_NO_CONSENT')
    await agreed(articleId)
    expect((await published(admin, articleId)).status).toBe(200)
    expect((await open(articleId, worker)).status).toBe(200)
  })

  test('the picture of the signed paper is for the desk alone, and goes with the consent', async () => {
    const { articleId } = (await saved(admin, MODEL)).body
    const paperId = anId()
    const paper = await storedAs({ streetId, memberId: admin.memberId, photoId: paperId })
    const { name } = paper
    const asked = { id: paperId, purpose: 'paper' as const, contentType: 'image/jpeg' as const, bytes: 4 }
    const { url, fields } = (await call('media', 'createFile', asked, admin)).body
    const form = new FormData()
    for (const [field, value] of Object.entries(fields)) form.append(field, value)
    form.append('file', new Blob([new Uint8Array([0xff, 0xd8, 0xff, 0xe0])]))
    expect((await fetch(url, { method: 'POST', body: form })).ok).toBe(true)
    const given = { articleId, id: anId(), name: '样板一', signedOn: '2031-11-01', paperId }
    const { consentId } = (await call('articles', 'addConsent', given, admin)).body
    expect((await published(admin, articleId)).status).toBe(200)
    expect((await editing(articleId)).consents[0]?.paperUrl).toContain(name)
    expect(JSON.stringify((await open(articleId, worker)).body)).not.toContain(name)
    const key = { articleId, consentId }
    expect((await call('articles', 'endConsent', { ...key, id: anId() }, admin)).status).toBe(200)
    expect((await editing(articleId)).consents[0]).not.toHaveProperty('paperUrl')
    const consume = consumerOf(...effects)
    await consume({ Records: await streamed(streetId) })
    expect(await readObject(env.uploadsBucket, paperKey(paper))).toBeUndefined()
    await consume({ Records: await streamed(streetId) })
  })

  test('whoever is named takes it down themselves; others cannot', async () => {
    const { articleId } = await aModel(worker.memberId)
    const other = await aPerson(streetId)
    const down = (as: Person, id = anId()) => call('articles', 'takeDown', { articleId, id }, as)
    expect((await open(articleId, other)).body.namesMe).toBe(false)
    expect((await down(other)).body.code).toBe('NOT_FOUND')
    expect((await open(articleId, worker)).body.namesMe).toBe(true)
    const id = anId()
    expect(await down(worker, id)).toEqual(await down(worker, id))
    expect((await open(articleId, other)).body.code).toBe('NOT_FOUND')
    expect((await editing(articleId)).withdrawn).toMatchObject({ byLabel: '本人' })
  })

  test('whoever leaves is in no article, receipt or remark any more', async () => {
    const { articleId, consentId } = await aModel(worker.memberId)
    await opened(articleId, worker)
    await remarked(articleId, worker, { text: '写的是我，名字错了' })
    await leaves(worker)
    expect(await leftOf(worker.memberId, '写的是我，名字错了')).toEqual([])
    expect((await open(articleId, await aPerson(streetId))).body.code).toBe('NOT_FOUND')
    const { consents } = await editing(articleId)
    expect(consents).toMatchObject([{ consentId, name: '', withdrawnAt: expect.any(Number) }])
  })
})

test('noting that it was opened costs one query and one transaction', async () => {
  const articleId = await anArticle(admin)
  const bill = await billOf(() => opened(articleId, worker))
  expect(bill.trips).toBe(2)
  expect(bill.writeUnits).toBeLessThanOrEqual(6)
})
