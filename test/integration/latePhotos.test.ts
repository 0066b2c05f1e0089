import { handler as onRecords } from '@functions/events/onRecords'
import { handler as open311 } from '@functions/open311/index'
import { screen } from '@functions/safety/screen'
import { settle } from '@functions/safety/settle'
import { anId, apiEvent, call, type LambdaResult, lambdaContext, type Person } from '../support/api'
import { aPerson, aStreet, CENTER } from '../support/factories'
import { ownTable } from '../support/ownTable'
import { aPhotoOf, aPicture, startBuckets } from '../support/photos'
import { delivered } from '../support/queues'
import { aCategory, anUnscreenedReport, handled } from '../support/reports'
import { aSafetyRule, screeningOfReport } from '../support/safety'
import { streamed } from '../support/stream'
import { aWechat } from '../support/wechat'

beforeAll(() => ownTable({ stream: true }))

let buckets: Awaited<ReturnType<typeof startBuckets>>
let wechat: Awaited<ReturnType<typeof aWechat>>
let streetId: string
let categoryId: string
let worker: Person
let staff: Person
let other: Person
let read: number

beforeAll(async () => {
  buckets = await startBuckets()
  wechat = await aWechat()
})
afterAll(async () => {
  await wechat.stop()
  await buckets.stop()
})
beforeEach(async () => {
  ;({ streetId } = await aStreet())
  await aSafetyRule(streetId)
  categoryId = await aCategory(streetId)
  worker = await aPerson(streetId)
  other = await aPerson(streetId)
  staff = await aPerson(streetId, { grants: [{ role: 'gridWorker', communityIds: ['east'] }] })
  for (const person of [worker, staff]) await wechat.seen(person)
  read = 0
})
afterEach(() => {
  delete process.env.CLOCK_OFFSET_MS
})

/** Lets the consumer see what was written since it was last asked, and what follows from that. */
async function consumed(): Promise<void> {
  for (;;) {
    const records = await streamed(streetId)
    const Records = records.slice(read)
    if (Records.length === 0) return
    read = records.length
    expect(await onRecords({ Records })).toEqual({ batchItemFailures: [] })
    await delivered()
  }
}

const later = (minutes: number) => {
  process.env.CLOCK_OFFSET_MS = String(minutes * 60_000)
}

/** Uploads a file under that id and has it developed. */
const uploaded = (owner: Person, id: string, file?: Buffer) =>
  aPhotoOf(owner, buckets, { id, ...(file ? { file } : {}) })

const aReportWith = (...photoIds: string[]) =>
  anUnscreenedReport(worker, categoryId, { photoIds, description: `井盖松了 ${photoIds.join(' ')}` })

/** WeChat's verdict on a photo, as its push brings it. */
const judged = async (reportId: string, photoId: string, verdict: 'pass' | 'risky' | 'review') => {
  await settle(reportId, { photos: { [photoId]: { verdict } } })
  await consumed()
}

/** How many pictures of a report anybody can get, by each way there is. */
async function pictures(reportId: string) {
  const detail = await call('publicReports', 'get', { streetId, reportId })
  const list = await call('publicReports', 'list', { streetId })
  const here = { latitude: String(CENTER.latitude), longitude: String(CENTER.longitude) }
  const near = await call('reports', 'nearby', { categoryId, ...here }, other)
  const isIn = <T extends { reportId: string }>(items: readonly T[] = []) =>
    items.find((item) => item.reportId === reportId)
  const query = `jurisdiction_id=${streetId}`
  const media = await Promise.all(
    ['json', 'xml'].map(async (form) => {
      const event = apiEvent({ method: 'GET', path: `/open311/v2/requests/${reportId}.${form}`, query })
      const { body = '' } = (await open311(event as never, lambdaContext as never)) as LambdaResult
      return body.includes(`/media/${reportId}/`) ? 1 : 0
    }),
  )
  return {
    whole: detail.body.photos?.length,
    list: isIn(list.body.items)?.thumbUrl ? 1 : 0,
    near: isIn(near.body.items)?.photoUrl ? 1 : 0,
    json: media[0],
    xml: media[1],
  }
}
const NONE = { whole: 0, list: 0, near: 0, json: 0, xml: 0 }
const ONE = { whole: 1, list: 1, near: 1, json: 1, xml: 1 }

const reviewsOf = async () => (await call('safety', 'reviews', { communityId: 'east' }, staff)).body.items
const decided = async (reportId: string, outcome: 'show' | 'textOnly', version?: number) => {
  const seen = version ?? (await screeningOfReport(reportId)).version
  const reason = outcome === 'show' ? {} : { reason: '照片不合适' }
  const answer = await call('safety', 'decide', { reportId, id: anId(), version: seen, outcome, ...reason }, staff)
  await consumed()
  return answer
}

/** A report that became public although its photo had not come. */
async function aReportWithoutItsPhoto(photoId: string): Promise<string> {
  const reportId = await aReportWith(photoId)
  await consumed()
  later(61)
  await wechat.seen(worker)
  await screen(reportId)
  await consumed()
  expect((await screeningOfReport(reportId)).state).toBe('visible')
  return reportId
}

test('a photo that is uploaded an hour after its report became public without it is seen by nobody before it passed', async () => {
  const photoId = anId()
  const reportId = await aReportWithoutItsPhoto(photoId)
  expect(await pictures(reportId)).toEqual(NONE)
  await uploaded(worker, photoId)
  await consumed()
  expect(await pictures(reportId)).toEqual(NONE)
  // WeChat was asked about it, and the report itself stays.
  expect(await screeningOfReport(reportId)).toMatchObject({
    state: 'visible',
    photos: { [photoId]: { there: true, late: true, traceId: expect.any(String) } },
  })
  await judged(reportId, photoId, 'pass')
  expect(await pictures(reportId)).toEqual(ONE)
})

test('one that does not pass waits for staff, and is seen when they show it', async () => {
  const photoId = anId()
  const reportId = await aReportWithoutItsPhoto(photoId)
  await uploaded(worker, photoId)
  await consumed()
  await judged(reportId, photoId, 'risky')
  expect(await pictures(reportId)).toEqual(NONE)
  expect(await reviewsOf()).toMatchObject([{ reportId, state: 'visible', reasons: ['latePhoto', 'photo'] }])
  await decided(reportId, 'show')
  expect([await pictures(reportId), await reviewsOf()]).toEqual([ONE, []])
  await decided(reportId, 'textOnly')
  expect(await pictures(reportId)).toEqual(NONE)
})

test('a file that is no photo first and a picture when the report is public: the picture is judged anew', async () => {
  const photoId = anId()
  await uploaded(worker, photoId, Buffer.from('no picture at all'))
  const reportId = await aReportWithoutItsPhoto(photoId)
  await uploaded(worker, photoId)
  await consumed()
  expect(await pictures(reportId)).toEqual(NONE)
  await judged(reportId, photoId, 'review')
  expect(await pictures(reportId)).toEqual(NONE)
})

test('staff who show a report while its photo is missing show its words; the photo is judged when it comes', async () => {
  const [there, missing] = [anId(), anId()]
  await uploaded(worker, there)
  const reportId = await aReportWith(there, missing)
  await consumed()
  const before = (await screeningOfReport(reportId)).version
  await decided(reportId, 'show')
  expect(await pictures(reportId)).toMatchObject({ whole: 1 })
  await uploaded(worker, missing)
  await consumed()
  expect(await pictures(reportId)).toMatchObject({ whole: 1 })
  // A decision of somebody who had not seen it is none.
  expect(await decided(reportId, 'show', before)).toMatchObject({ status: 409, body: { code: 'REVIEW_CHANGED' } })
  await judged(reportId, missing, 'risky')
  expect(await pictures(reportId)).toMatchObject({ whole: 1 })
  await decided(reportId, 'show')
  expect(await pictures(reportId)).toMatchObject({ whole: 2 })
})

test("a new member's photo that comes after staff showed the words waits for staff, although it passed", async () => {
  await aSafetyRule(streetId, { firstReports: 3 })
  const photoId = anId()
  const reportId = await aReportWith(photoId)
  await consumed()
  await decided(reportId, 'show')
  await uploaded(worker, photoId)
  await consumed()
  await judged(reportId, photoId, 'pass')
  expect(await pictures(reportId)).toEqual(NONE)
  expect(await reviewsOf()).toMatchObject([{ reportId, reasons: ['latePhoto', 'newcomer'] }])
})

test('WeChat is busy when a late photo comes: it is asked again', async () => {
  const photoId = anId()
  const reportId = await aReportWithoutItsPhoto(photoId)
  await wechat.failNext('/wxa/media_check_async', -1)
  await uploaded(worker, photoId)
  await consumed()
  expect(await pictures(reportId)).toEqual(NONE)
  expect((await screeningOfReport(reportId)).photos[photoId]?.traceId).toBeUndefined()
  later(63)
  await wechat.seen(worker)
  await delivered()
  expect((await screeningOfReport(reportId)).photos[photoId]?.traceId).toBeDefined()
})

test('another picture under the id of one that was shown changes nothing, in none of its sizes', async () => {
  const photoId = anId()
  await uploaded(worker, photoId)
  const reportId = await aReportWith(photoId)
  await consumed()
  await judged(reportId, photoId, 'pass')
  expect(await pictures(reportId)).toEqual(ONE)
  const seen = async () => {
    const { body } = await call('publicReports', 'get', { streetId, reportId })
    const addresses = [body.photos[0]?.url, body.photos[0]?.thumbUrl, body.thumbUrl, body.beforeUrl]
    return Promise.all(addresses.map(async (url) => Buffer.from(await (await fetch(url ?? '')).arrayBuffer())))
  }
  const before = await seen()
  await uploaded(worker, photoId, await aPicture(300, 300).jpeg().toBuffer())
  await consumed()
  expect(await seen()).toEqual(before)
})

test('a photo that was half made of one file is not finished with another', async () => {
  const photoId = anId()
  const { PHOTOS_BUCKET } = process.env
  process.env.PHOTOS_BUCKET = 'nuanxin-test-missing'
  await expect(uploaded(worker, photoId)).rejects.toThrow('could not be developed')
  process.env.PHOTOS_BUCKET = PHOTOS_BUCKET
  const reportId = await aReportWith(photoId)
  await uploaded(worker, photoId, await aPicture(300, 300).jpeg().toBuffer())
  await consumed()
  expect((await screeningOfReport(reportId)).photos[photoId]).toEqual({})
  await uploaded(worker, photoId)
  await consumed()
  expect((await screeningOfReport(reportId)).photos[photoId]).toMatchObject({ there: true })
})

test('a photo of what was fixed is public when it was there in time, and never when it comes afterwards', async () => {
  const [before, intime, late] = [anId(), anId(), anId()]
  await uploaded(worker, before)
  const reportId = await aReportWith(before)
  await consumed()
  await judged(reportId, before, 'pass')
  for (const move of ['accept', 'start'] as const) await handled(staff, reportId, { move })
  await handled(staff, reportId, { move: 'resolve', photoIds: [intime, late] })
  await consumed()
  const after = async () => (await call('publicReports', 'get', { streetId, reportId })).body.afterPhotos.length
  expect(await after()).toBe(0)
  await uploaded(staff, intime)
  await consumed()
  expect(await after()).toBe(1)
  later(11)
  await uploaded(staff, late)
  await consumed()
  expect(await after()).toBe(1)
})
