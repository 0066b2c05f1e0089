import { exporting } from '@functions/exports/exporting'
import { filing } from '@functions/exports/filing'
import { handler as onUnfinished } from '@functions/exports/onUnfinished'
import { handler as onUpload } from '@functions/media/onUpload'
import { redactionOrder } from '@functions/media/redactionOrder'
import { s3 } from '@functions/media/s3'
import { MOST_TRIES, STANDS_STILL_MS } from '@functions/platform/store/unfinished'
import { ServedStreet } from '@functions/stations/registry'
import { monthOf } from '@shared/rules/points/settlement'
import { dayOf } from '@shared/rules/time/day'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import { anId, call, type Person } from '../support/api'
import { shifted } from '../support/meals'
import { ownTable } from '../support/ownTable'
import { aPhotoOf, bucketsOfFile } from '../support/photos'
import { takeAside } from '../support/queues'
import { aDesk, anUnscreenedReport, aReport } from '../support/reports'
import { consumerOf, news } from '../support/stream'

const buckets = bucketsOfFile()

let streetId: string
let categoryId: string
let worker: Person
let staff: Person

beforeEach(async () => {
  await ownTable({ stream: true })
  ;({ streetId, categoryId, worker, staff } = await aDesk([{ role: 'admin' }]))
  await ServedStreet.build(PutItemCommand).item({ streetId }).send()
})
afterEach(() => jest.restoreAllMocks())

const consume = consumerOf(filing, exporting, redactionOrder)
const resumed = () => onUnfinished(undefined, { getRemainingTimeInMillis: () => 60_000 })
const month = monthOf(dayOf(Date.now()))

/** Carries out what the records say, until they say nothing more; how many failed, and are given up: nothing tries them again. */
async function carriedOut(): Promise<number> {
  let failed = 0
  for (let Records = await news(streetId); Records.length > 0; Records = await news(streetId)) {
    expect(await consume({ Records })).toEqual({ batchItemFailures: [] })
    failed += takeAside().length
  }
  return failed
}

const withoutS3 = () => jest.spyOn(s3(), 'send').mockImplementation(() => Promise.reject(new Error('S3 is away')))

async function anOrder(): Promise<string> {
  const wish = { kind: 'reports' as const, communityId: 'east', fromMonth: month, toMonth: month }
  return (await call('reports', 'startExport', { id: anId(), ...wish }, staff)).body.exportId
}
const standing = async (exportId: string) => (await call('reports', 'export', { exportId }, staff)).body

test('a table whose step was given up while its storage was away goes on when it is back, and is whole', async () => {
  await aReport(worker, categoryId)
  await carriedOut()
  const whole = await anOrder()
  await carriedOut()
  const exportId = await anOrder()
  withoutS3()
  expect(await carriedOut()).toBe(1)
  jest.restoreAllMocks()
  // What has only just failed comes again by its own record.
  expect(await resumed()).toEqual({ resumed: 0, ended: 0, failed: 0 })
  await shifted(STANDS_STILL_MS + 1000, async () => {
    expect((await standing(exportId)).state).toBe('running')
    expect(await resumed()).toEqual({ resumed: 1, ended: 0, failed: 0 })
    expect(await carriedOut()).toBe(0)
    const [one, other] = [await standing(exportId), await standing(whole)]
    expect(one).toMatchObject({ state: 'done', percent: 100, rows: 1 })
    expect(await (await fetch(one.url ?? '')).text()).toBe(await (await fetch(other.url ?? '')).text())
  })
  // Nothing is left to look after.
  await shifted(3 * STANDS_STILL_MS, async () => expect((await resumed()).resumed).toBe(0))
})

test('a table that cannot be made ends and says so, and may be ordered again', async () => {
  await aReport(worker, categoryId)
  await carriedOut()
  const exportId = await anOrder()
  withoutS3()
  await carriedOut()
  for (let run = 1; run <= MOST_TRIES; run++) {
    await shifted(run * (STANDS_STILL_MS + 1000), async () => {
      expect(await resumed()).toMatchObject({ resumed: 1 })
      expect(await carriedOut()).toBe(1)
      expect((await standing(exportId)).state).toBe('running')
    })
  }
  await shifted((MOST_TRIES + 1) * (STANDS_STILL_MS + 1000), async () => {
    expect(await resumed()).toMatchObject({ resumed: 0, ended: 1 })
    expect(await carriedOut()).toBe(0)
    expect(await standing(exportId)).toMatchObject({ state: 'failed', reason: 'stalled' })
    jest.restoreAllMocks()
    const again = await anOrder()
    await carriedOut()
    expect(await standing(again)).toMatchObject({ state: 'done', rows: 1 })
    expect(await standing(exportId)).toMatchObject({ state: 'failed' })
  })
})

const boxes = [{ left: 0, top: 0, width: 400, height: 1000 }]

test('black boxes whose picture could not be ordered are drawn when it can be', async () => {
  const photoId = await aPhotoOf(worker, buckets)
  const reportId = await anUnscreenedReport(worker, categoryId, { photoIds: [photoId] })
  await call('safety', 'redact', { reportId, photoId, id: anId(), version: 0, boxes }, staff)
  withoutS3()
  expect(await carriedOut()).toBe(1)
  jest.restoreAllMocks()
  const seen = async () => (await call('safety', 'redaction', { reportId, photoId }, staff)).body
  expect(await seen()).toMatchObject({ applied: false, failed: false })
  await shifted(STANDS_STILL_MS + 1000, async () => {
    expect(await resumed()).toMatchObject({ resumed: 1 })
    expect(await carriedOut()).toBe(0)
    await onUpload(buckets.lastUpload())
    expect(await seen()).toMatchObject({ applied: true, failed: false })
  })
  await shifted(3 * STANDS_STILL_MS, async () => expect((await resumed()).resumed).toBe(0))
})

test('black boxes that cannot be drawn are told to staff, and drawn when they are saved again', async () => {
  const photoId = await aPhotoOf(worker, buckets)
  const reportId = await anUnscreenedReport(worker, categoryId, { photoIds: [photoId] })
  const save = (version: number) => call('safety', 'redact', { reportId, photoId, id: anId(), version, boxes }, staff)
  await save(0)
  const seen = async () => (await call('safety', 'redaction', { reportId, photoId }, staff)).body
  for (let run = 1; run <= MOST_TRIES + 1; run++)
    await shifted(run * (STANDS_STILL_MS + 1000), async () => void (await resumed()))
  expect(await seen()).toMatchObject({ applied: false, failed: true })
  await carriedOut()
  expect((await save(1)).body).toMatchObject({ version: 2, applied: false, failed: false })
  await carriedOut()
  await onUpload(buckets.lastUpload())
  expect(await seen()).toMatchObject({ version: 2, applied: true, failed: false })
})
