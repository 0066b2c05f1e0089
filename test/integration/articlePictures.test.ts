import { GetItemCommand } from '@aws-sdk/client-dynamodb'
import { PICTURE_REFUSED, picturesToCheck } from '@functions/articles/pictureChecks'
import { forgetAll } from '@functions/platform/cache'
import { env } from '@functions/platform/env'
import { client } from '@functions/platform/store/table'
import { checkPictures } from '@functions/safety/articlePictures'
import { effects } from '@functions/safety/effects'
import type { DynamoDBRecord } from 'aws-lambda'
import { sealedPush } from '../../local/cloud/wechat/push'
import { anId, call, type Person } from '../support/api'
import { published, saved } from '../support/articles'
import { aPerson, aStreet } from '../support/factories'
import { ownTable } from '../support/ownTable'
import { bucketsOfFile } from '../support/photos'
import { pushed, pushTarget } from '../support/push'
import { delivered, messagesIn } from '../support/queues'
import { aDevelopedPhoto } from '../support/safety'
import { consumerOf } from '../support/stream'
import { aWechat } from '../support/wechat'

let wechat: Awaited<ReturnType<typeof aWechat>>
let streetId: string
let admin: Person
let worker: Person

bucketsOfFile()
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

/** A draft with one picture, by its id. */
async function aDraft(): Promise<string> {
  const photoId = await aDevelopedPhoto(admin)
  const blocks = [
    { kind: 'paragraph' as const, text: '看图。' },
    { kind: 'picture' as const, photoId },
  ]
  const { status, body } = await saved(admin, { blocks })
  expect(status).toBe(201)
  return body.articleId
}
const picture = async (articleId: string) => (await picturesToCheck(articleId, 1))?.pictures[0]?.known

/** WeChat's word on the picture of a draft that was asked about. */
async function told(articleId: string, suggest: string): Promise<void> {
  const target = await pushTarget()
  const trace_id = (await picture(articleId))?.traceId
  const verdict = { Event: 'wxa_media_check', appid: target.appId, trace_id, errcode: 0 }
  const { query, body } = sealedPush(
    JSON.stringify({ ...verdict, result: { suggest, label: 20002 } }),
    target,
    Date.now(),
  )
  expect(await pushed('POST', query, body)).toMatchObject({ statusCode: 200, body: 'success' })
}

const opens = async (articleId: string) => (await call('articles', 'open', { articleId }, worker)).status

/** A version as the stream brings it. */
async function recordOf(articleId: string) {
  const Key = { pk: { S: `ARTICLE#${articleId}` }, sk: { S: 'VERSION#000001' } }
  const { Item: NewImage } = await client.send(new GetItemCommand({ TableName: env.tableName, Key }))
  if (!NewImage) throw new Error('no such version')
  return { eventName: 'INSERT', dynamodb: { Keys: Key, NewImage, SequenceNumber: '1' } } as DynamoDBRecord
}

test('a version with a picture has it checked from the queue; one without asks nobody', async () => {
  const consume = consumerOf(...effects)
  const plain = (await saved(admin)).body.articleId
  await consume({ Records: [await recordOf(plain)] })
  expect(messagesIn('DeliveriesQueue')).toHaveLength(0)
  const articleId = await aDraft()
  await consume({ Records: [await recordOf(articleId)] })
  await delivered()
  expect((await picture(articleId))?.traceId).toBeDefined()
})

test('what passes stays out; asked again, nothing is ordered anew', async () => {
  const articleId = await aDraft()
  expect(await checkPictures(articleId, 1)).toBe(true)
  const { traceId } = (await picture(articleId)) ?? {}
  expect(await checkPictures(articleId, 1)).toBe(true)
  expect((await picture(articleId))?.traceId).toBe(traceId)
  expect((await published(admin, articleId)).status).toBe(200)
  await told(articleId, 'pass')
  expect(await checkPictures(articleId, 1)).toBe(false)
  expect(await opens(articleId)).toBe(200)
})

test('a picture that is refused while it is a draft does not come out', async () => {
  const articleId = await aDraft()
  await checkPictures(articleId, 1)
  await told(articleId, 'risky')
  expect(await published(admin, articleId)).toMatchObject({ status: 422, body: { code: 'ARTICLE_RISKY' } })
})

test('one that is refused later takes the article from its readers, and staff see why; a second word changes nothing', async () => {
  const articleId = await aDraft()
  await checkPictures(articleId, 1)
  expect((await published(admin, articleId)).status).toBe(200)
  await told(articleId, 'risky')
  expect(await opens(articleId)).toBe(404)
  await told(articleId, 'pass')
  expect(await opens(articleId)).toBe(404)
  const { items } = (await call('articles', 'desk', { state: 'withdrawn' }, admin)).body
  expect(items).toMatchObject([{ articleId, withdrawn: { byLabel: '微信内容检查', reason: PICTURE_REFUSED } }])
})

test('a verdict that never comes leaves the picture to the editor who stands for it', async () => {
  const articleId = await aDraft()
  await checkPictures(articleId, 1)
  process.env.CLOCK_OFFSET_MS = String(50 * 60_000)
  expect(await checkPictures(articleId, 1)).toBe(false)
  delete process.env.CLOCK_OFFSET_MS
  expect((await picture(articleId))?.verdict).toBe('unchecked')
  expect(await checkPictures(anId(), 1)).toBe(false)
})

test('published and refused at the same moment: whichever comes first, readers do not keep it', async () => {
  for (let round = 0; round < 4; round++) {
    const articleId = await aDraft()
    await checkPictures(articleId, 1)
    await Promise.all([published(admin, articleId), told(articleId, 'risky')])
    expect(await opens(articleId)).toBe(404)
  }
})
