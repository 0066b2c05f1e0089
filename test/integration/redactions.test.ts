import { namedLinks, namedRowLink, photoLinks, screenLink } from '@functions/media/links'
import { storedAs } from '@functions/media/names'
import { handler as onUpload } from '@functions/media/onUpload'
import { redact } from '@functions/media/redact'
import { redactionOrder } from '@functions/media/redactionOrder'
import { redactionOf } from '@functions/media/redactions'
import { s3 } from '@functions/media/s3'
import { table } from '@functions/platform/store/table'
import type { Box } from '@shared/rules/reports/redaction'
import { QueryCommand } from 'dynamodb-toolbox/table/actions/query'
import sharp from 'sharp'
import { anId, call, type Person } from '../support/api'
import { aPerson } from '../support/factories'
import { aPhotoOf, bucketsOfFile, colourAt } from '../support/photos'
import { aDesk, anUnscreenedReport } from '../support/reports'

const buckets = bucketsOfFile()
let streetId: string
let categoryId: string
let worker: Person
let staff: Person
let admin: Person
let photoId: string
let reportId: string

beforeEach(async () => {
  ;({ streetId, categoryId, worker, staff } = await aDesk())
  admin = await aPerson(streetId, { grants: [{ role: 'admin' }] })
  photoId = await aPhotoOf(worker, buckets)
  reportId = await anUnscreenedReport(worker, categoryId, { photoIds: [photoId] })
})

const LEFT: Box = { left: 0, top: 0, width: 400, height: 1000 }
const RIGHT: Box = { left: 600, top: 0, width: 400, height: 1000 }
const BLACK = [0, 0, 0]

const photo = () => storedAs({ streetId, memberId: worker.memberId, photoId })
const seen = (who: Person) => call('safety', 'redaction', { reportId, photoId }, who)
const boxed = (who: Person, boxes: Box[], version: number, id = anId()) =>
  call('safety', 'redact', { reportId, photoId, id, version, boxes }, who)

/** Lets the orders be carried out that follow from the boxes as they are now. */
async function carriedOut(): Promise<void> {
  const [item] = await itemsOf(`PHOTO#${streetId}#${(await photo()).name}`, 'REDACTION')
  const before = buckets.uploaded().length
  await redactionOrder.run({
    recordId: '1',
    kind: 'redaction',
    key: { pk: '', sk: '' },
    ...(item ? { after: item } : {}),
  })
  for (const event of buckets.uploaded().slice(before)) await onUpload(event)
}

async function itemsOf(partition: string, beginsWith: string): Promise<Record<string, unknown>[]> {
  const { Items = [] } = await table
    .build(QueryCommand)
    .query({ partition, range: { beginsWith } })
    .options({ consistent: true })
    .send()
  return Items
}

async function load(url: string): Promise<Buffer> {
  const response = await fetch(url)
  if (response.status !== 200) throw new Error(`${response.status}`)
  return Buffer.from(await response.arrayBuffer())
}

/** Colours at the left and the right of every picture people see of the photo. */
async function colours(): Promise<number[][][]> {
  const { name } = await photo()
  const { thumbUrl, url } = await namedLinks(streetId, name)
  const pictures = await Promise.all(
    [url, thumbUrl, await namedRowLink(streetId, name), await screenLink({ streetId, name })].map(load),
  )
  return Promise.all(
    pictures.map(async (picture) => {
      const { width, height } = await sharp(picture).metadata()
      const at = (x: number) => colourAt(picture, x, Math.floor(height / 2))
      return Promise.all([at(Math.floor(width * 0.1)), at(Math.floor(width * 0.9))])
    }),
  )
}

test('what staff cover is black in every picture, for everybody, and gone from the file', async () => {
  expect((await seen(staff)).body).toMatchObject({ boxes: [], version: 0, applied: true, mayUncover: false })
  const made = await boxed(staff, [LEFT], 0)
  expect(made).toMatchObject({ status: 200, body: { version: 1, applied: false, boxes: [LEFT] } })
  await carriedOut()
  expect((await seen(staff)).body).toMatchObject({ version: 1, applied: true })
  for (const [left, right] of await colours()) {
    expect(left).toEqual(BLACK)
    expect(right).not.toEqual(BLACK)
  }
  const [links] = await photoLinks(streetId, worker.memberId, [photoId])
  expect(await colourAt(await load(links?.url ?? ''), 10, 100)).toEqual(BLACK)
})

test('another box comes on top; only the street office takes one away, and then the photo is whole again', async () => {
  await boxed(staff, [LEFT], 0)
  await carriedOut()
  expect(await boxed(staff, [RIGHT], 1)).toMatchObject({ status: 403, body: { code: 'UNCOVERS' } })
  expect(await boxed(staff, [LEFT, RIGHT], 1)).toMatchObject({ status: 200 })
  await carriedOut()
  for (const sides of await colours()) expect(sides).toEqual([BLACK, BLACK])
  expect(await boxed(admin, [], 2)).toMatchObject({ status: 200, body: { version: 3 } })
  await carriedOut()
  for (const [left = [], right = []] of await colours()) {
    expect((left[0] ?? 0) - (left[2] ?? 0)).toBeGreaterThan(150)
    expect((right[2] ?? 0) - (right[0] ?? 0)).toBeGreaterThan(150)
  }
})

test('the photo without boxes is for the street office alone, with its reason on record at the reporter', async () => {
  const look = (who: Person, id = anId(), purpose = '核对车牌') =>
    call('safety', 'original', { reportId, photoId, id, purpose }, who)
  expect(await look(admin)).toMatchObject({ status: 404 })
  await boxed(staff, [LEFT], 0)
  await carriedOut()
  expect(await look(staff)).toMatchObject({ status: 403 })
  expect(await look(worker)).toMatchObject({ status: 403 })
  const id = anId()
  const shown = await look(admin, id)
  const [r = 0, , b = 255] = await colourAt(await load(shown.body.url), 10, 100)
  expect(r - b).toBeGreaterThan(150)
  expect(await look(admin, id)).toMatchObject({ status: 200 })
  expect(await look(admin, id, '别的理由')).toMatchObject({ status: 409, body: { code: 'IDEMPOTENCY_CONFLICT' } })
  const audits = await itemsOf(`MEMBER#${worker.memberId}`, 'AUDIT#')
  expect(audits.filter(({ action }) => action === 'originalSeen')).toMatchObject([
    { purpose: '核对车牌', by: admin.memberId },
  ])
  const mine = await call('identity', 'looks', {}, worker)
  expect(mine.body.items).toMatchObject([{ purpose: '核对车牌' }])
})

test('of staff at once one sets the boxes, the others are told; sent again it is the same', async () => {
  const id = anId()
  const racers = await Promise.all([boxed(staff, [LEFT], 0, id), boxed(admin, [RIGHT], 0)])
  expect(racers.map(({ status }) => status).sort()).toEqual([200, 409])
  const won = racers[0]?.status === 200 ? { who: staff, boxes: [LEFT] } : { who: admin, boxes: [RIGHT] }
  expect((await seen(admin)).body).toMatchObject({ version: 1, boxes: won.boxes })
  const again = anId()
  const added = [...won.boxes, { ...LEFT, left: 450, width: 20 }]
  const first = await boxed(admin, added, 1, again)
  expect(await boxed(admin, added, 1, again)).toEqual(first)
  expect(await boxed(admin, won.boxes, 1, again)).toMatchObject({ status: 409, body: { code: 'IDEMPOTENCY_CONFLICT' } })
  expect(await boxed(staff, added, 1)).toMatchObject({ status: 409, body: { code: 'REDACTION_CHANGED' } })
})

/** Holds the first picture that is written over another until it is let go. */
function holdsAPicture() {
  let reach: () => void = () => undefined
  let letGo: () => void = () => undefined
  const reached = new Promise<void>((resolve) => {
    reach = resolve
  })
  const released = new Promise<void>((resolve) => {
    letGo = resolve
  })
  let first = true
  s3().middlewareStack.add(
    (next, { commandName }) =>
      async (args) => {
        if (first && commandName === 'PutObjectCommand') {
          first = false
          reach()
          await released
        }
        return next(args)
      },
    { step: 'initialize', name: 'held' },
  )
  return {
    reached,
    letGo: () => {
      s3().middlewareStack.remove('held')
      letGo()
    },
  }
}

test('a picture that comes late, of boxes that are no longer these, does not stay', async () => {
  const stored = await photo()
  await boxed(admin, [LEFT], 0)
  await redact(stored)
  await boxed(admin, [RIGHT], 1)
  const held = holdsAPicture()
  const late = redact(stored)
  await held.reached
  await boxed(admin, [LEFT, RIGHT], 2)
  await redact(stored)
  held.letGo()
  await late
  for (const sides of await colours()) expect(sides).toEqual([BLACK, BLACK])
  expect(await redactionOf(stored)).toMatchObject({ version: 3, applied: 3 })
})

test('pictures made at once and again end as the newest boxes are', async () => {
  await boxed(admin, [LEFT], 0)
  const stored = await photo()
  const early = redact(stored)
  await boxed(admin, [LEFT, RIGHT], 1)
  await Promise.all([early, redact(stored), redact(stored)])
  for (const sides of await colours()) expect(sides).toEqual([BLACK, BLACK])
  expect(await redactionOf(stored)).toMatchObject({ version: 2, applied: 2 })
  await boxed(admin, [], 2)
  await redact(stored)
  for (const sides of await colours()) for (const side of sides) expect(side).not.toEqual(BLACK)
})

test('a photo that is not the report’s, or a report of others, is not there', async () => {
  const stranger = await aPerson(streetId, { grants: [{ role: 'gridWorker', communityIds: ['west'] }] })
  expect(await seen(stranger)).toMatchObject({ status: 404 })
  expect(await call('safety', 'redaction', { reportId, photoId: anId() }, staff)).toMatchObject({ status: 404 })
  const off = { ...LEFT, left: 700 }
  expect(await boxed(staff, [off], 0)).toMatchObject({ status: 400 })
})
