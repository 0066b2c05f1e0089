import { forgetAll } from '@functions/platform/cache'
import { dayOf } from '@shared/rules/time/day'
import { anActivity, HOUR, saved, signedUp, words } from '../support/activities'
import { anId, call, type Person } from '../support/api'
import { aPerson, aStreet } from '../support/factories'
import { shifted } from '../support/meals'
import { anOrg } from '../support/orgs'
import { ownTable } from '../support/ownTable'
import { bucketsOfFile } from '../support/photos'
import { aDevelopedPhoto } from '../support/safety'
import { aWechat } from '../support/wechat'

let wechat: Awaited<ReturnType<typeof aWechat>>
let streetId: string
let admin: Person
let worker: Person

bucketsOfFile()
beforeAll(async () => {
  await ownTable()
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

const begins = (activityId: string, id = anId()) => call('activities', 'beginSummary', { activityId, id }, admin)
const over = <T>(run: () => Promise<T>) => shifted(30 * HOUR, run)
const edited = async (articleId: string) => (await call('articles', 'edit', { articleId }, admin)).body
const linked = async (activityId: string) => (await call('activities', 'edit', { activityId }, admin)).body.summaryId

test('what was held becomes a draft with what is known and no name, linked at once; sent again it is the same one', async () => {
  const audience = { communities: ['east'], occupations: [], organisations: [], roles: [] }
  const activityId = await anActivity(admin, { audience, walkIns: true })
  await signedUp(worker, activityId)
  await shifted(words().starts - Date.now(), async () => {
    await call('activities', 'comeInBy', { activityId, id: anId(), memberId: worker.memberId }, admin)
    await call('activities', 'count', { activityId, id: anId(), people: 3, items: [] }, admin)
  })
  await over(async () => {
    const id = anId()
    const first = await begins(activityId, id)
    expect(first.status).toBe(201)
    const { articleId } = first.body
    expect(await begins(activityId, id)).toEqual(first)
    expect((await begins(activityId)).body.code).toBe('ACTIVITY_SUMMED_UP')
    expect(await linked(activityId)).toBe(articleId)
    const { words: written, state } = await edited(articleId)
    expect(written).toMatchObject({ category: 'activity', title: '冬季骑行安全', audience })
    expect(written.blocks).toEqual([{ kind: 'paragraph', text: expect.stringContaining('一共来了 4 人') }])
    expect(state).toBe('draft')
    expect((await call('articles', 'open', { articleId }, worker)).status).toBe(404)
  })
})

test('what is told already is written on in the article that is there', async () => {
  const activityId = await anActivity(admin)
  await over(async () => {
    const { articleId } = (await begins(activityId)).body
    expect((await begins(activityId)).body.code).toBe('ACTIVITY_SUMMED_UP')
    const { words: written } = await edited(articleId)
    const input = { ...written, title: '雪天这样骑', id: anId(), articleId, version: 1, cover: undefined }
    expect((await call('articles', 'save', { ...input, attachments: undefined }, admin)).body.version).toBe(2)
  })
})

test('of a council it tells what was written down and decided, without who said it', async () => {
  const { orgId } = await anOrg(admin, 'council', { name: '样板联席会' })
  const activityId = await anActivity(admin, { kind: 'council', hostId: orgId })
  await over(async () => {
    const decisions = [{ title: '谈登记点', ownerId: admin.memberId, dueOn: dayOf(Date.now() + 90 * 24 * HOUR) }]
    await call(
      'activities',
      'minutes',
      { activityId, id: anId(), version: 0, minutes: '说了进门难。', decisions },
      admin,
    )
    const { words: written } = await edited((await begins(activityId)).body.articleId)
    expect(written.blocks.slice(1)).toEqual([
      { kind: 'heading', text: '会上说了什么' },
      { kind: 'paragraph', text: '说了进门难。' },
      { kind: 'heading', text: '定下的事' },
      { kind: 'list', items: [expect.stringContaining('谈登记点')] },
    ])
  })
})

test('nothing is told of what is to come, was called off, or is another community’s', async () => {
  const activityId = await anActivity(admin)
  expect((await begins(activityId)).body.code).toBe('ACTIVITY_NOT_OVER')
  await call('activities', 'cancel', { activityId, id: anId(), reason: '下雪' }, admin)
  expect((await begins(activityId)).body.code).toBe('ACTIVITY_CANCELLED')
  expect(await linked(activityId)).toBeUndefined()
  const draft = (await saved(admin)).body.activityId
  expect((await begins(draft)).body.code).toBe('ACTIVITY_NOT_OVER')
})

describe('pictures of who was there', () => {
  /** A summary with a picture, not out yet. */
  async function withPicture() {
    const activityId = await anActivity(admin)
    const { articleId } = (await over(() => begins(activityId))).body
    const { words: written } = await edited(articleId)
    const photoId = await aDevelopedPhoto(admin)
    const blocks = [...written.blocks, { kind: 'picture' as const, photoId }]
    const input = { ...written, blocks, id: anId(), articleId, version: 1, cover: undefined, attachments: undefined }
    expect((await call('articles', 'save', input, admin)).status).toBe(201)
    return articleId
  }
  const publishes = (articleId: string, given: { noFaces?: true } = {}) =>
    call('articles', 'publish', { articleId, id: anId(), version: 2, ...given }, admin)

  test('come out with the consent of whoever can be recognised, and go when it is taken back', async () => {
    const articleId = await withPicture()
    expect((await publishes(articleId)).body.code).toBe('ARTICLE_FACES')
    const consent = { articleId, id: anId(), name: '样板一', signedOn: '2031-11-01', memberId: worker.memberId }
    const { consentId } = (await call('articles', 'addConsent', consent, admin)).body
    expect((await publishes(articleId)).status).toBe(200)
    await call('articles', 'endConsent', { articleId, consentId, id: anId() }, admin)
    expect((await call('articles', 'open', { articleId }, worker)).status).toBe(404)
  })

  test('or by the word of who publishes that nobody can be recognised; words alone need neither', async () => {
    expect((await publishes(await withPicture(), { noFaces: true })).status).toBe(200)
    const activityId = await anActivity(admin)
    const { articleId } = (await over(() => begins(activityId))).body
    expect((await call('articles', 'publish', { articleId, id: anId(), version: 1 }, admin)).status).toBe(200)
  })
})
