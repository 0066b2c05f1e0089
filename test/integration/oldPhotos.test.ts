import { PutObjectCommand } from '@aws-sdk/client-s3'
import { handler as onRecords } from '@functions/events/onRecords'
import { developedPhoto } from '@functions/media/developed'
import { Photo } from '@functions/media/entities'
import { photoKey, rowKey, type StoredPhoto, screenKey, tileKey } from '@functions/media/keys'
import { storedAs } from '@functions/media/names'
import { readObject } from '@functions/media/objects'
import { handler as onUpload } from '@functions/media/onUpload'
import { s3 } from '@functions/media/s3'
import { env } from '@functions/platform/env'
import { Likeness } from '@functions/reports/likenessEntities'
import { Publicity } from '@functions/safety/entities'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import { $remove, UpdateItemCommand } from 'dynamodb-toolbox/entity/actions/update'
import sharp from 'sharp'
import { allItems } from '../../local/commands/onTable'
import { republish } from '../../local/commands/republish'
import { anId, call, type Person } from '../support/api'
import { ownTable } from '../support/ownTable'
import { aSentPhoto, bucketsOfFile, colourAt } from '../support/photos'
import { delivered } from '../support/queues'
import { aDesk, aReport } from '../support/reports'
import { aDevelopedPhoto, screeningOfReport } from '../support/safety'
import { streamed } from '../support/stream'

/** Photos and their reports as older rules left them, and what `npm run republish -- --write` makes of them. */
beforeAll(() => ownTable({ stream: true }))

const buckets = bucketsOfFile()
let streetId: string
let categoryId: string
let worker: Person
let staff: Person
let read: number
let ordered: number

beforeEach(async () => {
  ;({ streetId, categoryId, worker, staff } = await aDesk())
  read = 0
  ordered = buckets.uploaded().length
})

/** Lets everything follow that was written or uploaded since it was last asked. */
async function followed(): Promise<void> {
  for (;;) {
    const Records = (await streamed(streetId)).slice(read)
    const events = buckets.uploaded().slice(ordered)
    if (Records.length + events.length === 0) return
    read += Records.length
    ordered += events.length
    expect(await onRecords({ Records })).toEqual({ batchItemFailures: [] })
    await delivered()
    for (const event of events) await onUpload(event)
  }
}

/** A photo of 400 × 200 pixels, red on the left and blue on the right, in a report. */
async function aPhotoOfAReport(): Promise<{ photo: StoredPhoto; photoId: string; reportId: string }> {
  const photoId = await aSentPhoto(worker)
  const reportId = await aReport(worker, categoryId, { photoIds: [photoId] })
  await followed()
  return { photo: await storedAs({ streetId, memberId: worker.memberId, photoId }), photoId, reportId }
}

/** As it was before photos told by which rules they were made: the squares of another size, boxes drawn elsewhere. */
async function isOld(photo: StoredPhoto, keys: readonly string[]): Promise<void> {
  const old = await sharp({ create: { width: 50, height: 50, channels: 3, background: '#00ff00' } })
    .jpeg()
    .toBuffer()
  for (const Key of keys) await s3().send(new PutObjectCommand({ Bucket: env.photosBucket, Key, Body: old }))
  await Photo.build(UpdateItemCommand)
    .item({ ...photo, rules: $remove(), likeness: 'ffff0000ffff0000' })
    .options({ condition: { attr: 'name', exists: true } })
    .send()
}

const picture = async (key: string): Promise<Buffer> => Buffer.from((await readObject(env.photosBucket, key)) ?? [])
const sizes = async (photo: StoredPhoto) =>
  Promise.all(
    [rowKey, tileKey, screenKey].map(async (key) => (await sharp(await picture(key(photo))).metadata()).width),
  )

test('pictures that older rules made are told, ordered once and made anew; the photo itself stays', async () => {
  const { photo } = await aPhotoOfAReport()
  const whole = await picture(photoKey(photo))
  await isOld(photo, [rowKey(photo), tileKey(photo), screenKey(photo)])
  const told = [`${streetId} photo ${photo.name}: its pictures are by older rules`]
  expect(await republish({ streetId })).toEqual(told)
  expect(await republish({ streetId, write: true })).toEqual(told)
  await followed()
  expect(await sizes(photo)).toEqual([184, 251, 400])
  expect(await picture(photoKey(photo))).toEqual(whole)
  expect(await republish({ streetId })).toEqual([])
})

test('black boxes are drawn anew on every picture, from the photo as it was before the first one', async () => {
  const { photo, photoId, reportId } = await aPhotoOfAReport()
  const box = { left: 0, top: 0, width: 400, height: 1000 }
  const input = { reportId, photoId, id: anId(), version: 0, boxes: [box] }
  expect((await call('safety', 'redact', input, staff)).status).toBe(200)
  await followed()
  await isOld(photo, [photoKey(photo), rowKey(photo), tileKey(photo), screenKey(photo)])
  await republish({ streetId, write: true })
  await followed()
  for (const key of [photoKey, screenKey]) {
    expect(await colourAt(await picture(key(photo)), 10, 100)).toEqual([0, 0, 0])
    expect(await colourAt(await picture(key(photo)), 390, 100)).not.toEqual([0, 0, 0])
  }
})

test('a likeness that newer rules see differently takes the photo out of its old buckets and into new ones', async () => {
  const { photo } = await aPhotoOfAReport()
  const likeness = (await developedPhoto(photo))?.likeness ?? ''
  const before = await bucketsOf(photo)
  await isOld(photo, [])
  await followed()
  expect(await bucketsOf(photo)).not.toEqual(before)
  await republish({ streetId, write: true })
  await followed()
  expect((await developedPhoto(photo))?.likeness).toBe(likeness)
  expect(await bucketsOf(photo)).toEqual(before)
})

/** Which buckets of alike photos hold it. */
async function bucketsOf({ name }: StoredPhoto): Promise<string[]> {
  const found: string[] = []
  for await (const item of allItems())
    if (item._et === Likeness.entityName && item.name === name) found.push(String(item.pk))
  return found.sort()
}

test('a report whose state older rules said is what today’s say: hidden, in the list of staff, out of the public', async () => {
  const { reportId } = await aPhotoOfAReport()
  const risky = await aReport(worker, categoryId, { description: '另一件' })
  await isKept(reportId, { text: 'review' })
  await isKept(risky, { text: 'risky' })
  expect(await republish({ streetId, write: true })).toEqual(expect.arrayContaining([reportId, risky].map(isTold)))
  await followed()
  expect([await stateOf(reportId), await stateOf(risky)]).toEqual(['review', 'hidden'])
  expect(await waiting()).toEqual([reportId])
  expect((await call('publicReports', 'list', { streetId })).body.items).toEqual([])
  expect(await republish({ streetId })).toEqual([])
})

test('a photo that came late, when nobody noted those, goes to staff and is public no sooner', async () => {
  const photoId = await aDevelopedPhoto(worker)
  const reportId = await aReport(worker, categoryId, { photoIds: [photoId] })
  await followed()
  await isKept(reportId, { photos: { [photoId]: { verdict: 'missing' } } })
  expect(await republish({ streetId, write: true })).toEqual(expect.arrayContaining([isTold(reportId)]))
  await followed()
  expect(await stateOf(reportId)).toBe('visible')
  expect(await waiting()).toEqual([reportId])
  expect((await call('publicReports', 'get', { streetId, reportId })).body.photos).toEqual([])
  expect(await republish({ streetId })).toEqual([])
})

const isTold = (reportId: string) => `${reportId}: what may be seen of it, or who looks at it, is by older rules`
/** As the table kept it under older rules. */
const isKept = async (reportId: string, over: Partial<Awaited<ReturnType<typeof screeningOfReport>>>) =>
  Publicity.build(PutItemCommand)
    .item({ ...(await screeningOfReport(reportId)), ...over })
    .send()
const stateOf = async (reportId: string) => (await screeningOfReport(reportId)).state
const waiting = async () =>
  (await call('safety', 'reviews', { communityId: 'east' }, staff)).body.items.map((each) => each.reportId)
