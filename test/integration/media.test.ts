import { crc32, deflateSync } from 'node:zlib'
import { UPLOADS_PER_DAY } from '@functions/media/createUpload'
import { photoLinks, rowLink, screenLink } from '@functions/media/links'
import { storedAs } from '@functions/media/names'
import { handler as onUpload } from '@functions/media/onUpload'
import { unusablePhoto } from '@functions/media/unusable'
import { MAX_PHOTO_BYTES, type PhotoType } from '@shared/rules/reports/report'
import type { S3Event } from 'aws-lambda'
import sharp from 'sharp'
import { anId, call, type Person } from '../support/api'
import { aPerson, aStreet } from '../support/factories'
import { aPhoneJpeg, aPicture, colourAt, send, startBuckets } from '../support/photos'

let buckets: Awaited<ReturnType<typeof startBuckets>>
let streetId: string
let worker: Person

beforeAll(async () => {
  buckets = await startBuckets()
  ;({ streetId } = await aStreet())
})
afterAll(() => buckets.stop())
beforeEach(async () => {
  worker = await aPerson(streetId)
})

async function aForm(contentType: PhotoType, bytes: number, id = anId()) {
  const { status, body } = await call('media', 'createUpload', { id, contentType, bytes }, worker)
  if (status !== 201) throw new Error(`no form: ${body.code}`)
  return body
}

/** Uploads a file as that kind of photo; the event the bucket announced, not yet handled. */
async function uploaded(file: Buffer, contentType: PhotoType = 'image/jpeg', id = anId()) {
  const form = await aForm(contentType, file.length, id)
  expect(await send(form, file)).toBe(204)
  return { photoId: form.photoId, event: buckets.lastUpload() }
}

/** What people see of a photo: the whole, as wide as a phone, and squares for grid and list; or the statuses with which they are refused. */
async function shown(photoId: string, memberId = worker.memberId) {
  const [links] = await photoLinks(streetId, memberId, [photoId])
  const load = async (url = '') => {
    const response = await fetch(url)
    return { status: response.status, bytes: Buffer.from(await response.arrayBuffer()), headers: response.headers }
  }
  const row = await rowLink({ streetId, memberId, photoId })
  const screen = await screenLink(await storedAs({ streetId, memberId, photoId }))
  const [photo, tile] = await Promise.all([load(links?.url), load(links?.thumbUrl)])
  return { photo, tile, row: await load(row), screen: await load(screen) }
}

const together = (...events: S3Event[]): S3Event => ({ Records: events.flatMap(({ Records }) => Records) })

test('an uploaded photo is shown upright, whole and as squares no larger than they are shown, without anything the phone wrote into it', async () => {
  const original = await aPhoneJpeg(3000, 1500)
  expect(original.includes('Exif')).toBe(true)
  const { photoId, event } = await uploaded(original)
  await onUpload(event)
  const { photo, tile, row, screen } = await shown(photoId)
  for (const [picture, width, height] of [
    [photo, 1024, 2048],
    [screen, 468, 936],
    [tile, 251, 251],
    [row, 184, 184],
  ] as const) {
    expect(picture.status).toBe(200)
    expect(picture.headers.get('content-type')).toBe('image/jpeg')
    const { exif, xmp, icc, iptc, orientation, ...metadata } = await sharp(picture.bytes).metadata()
    expect([exif, xmp, icc, iptc, orientation]).toEqual([undefined, undefined, undefined, undefined, undefined])
    expect(metadata).toMatchObject({ format: 'jpeg', width, height, space: 'srgb' })
    for (const trace of ['Exif', 'GPS', 'xmpmeta', 'ICC_PROFILE', 'Phone', 'somebody']) {
      expect(picture.bytes.includes(trace)).toBe(false)
    }
    const [topRed = 0, , topBlue = 255] = await colourAt(picture.bytes, Math.floor(width / 2), 20)
    const [bottomRed = 255, , bottomBlue = 0] = await colourAt(picture.bytes, Math.floor(width / 2), height - 20)
    expect(topRed - topBlue).toBeGreaterThan(150)
    expect(bottomBlue - bottomRed).toBeGreaterThan(150)
  }
})

test('a small picture is not blown up, only its squares; PNG and WebP come out as JPEG, what was transparent as white', async () => {
  const clear = sharp({ create: { width: 300, height: 100, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } } })
  const png = await uploaded(await clear.png().toBuffer(), 'image/png')
  const webp = await uploaded(await aPicture(300, 100).webp().toBuffer(), 'image/webp')
  await onUpload(together(png.event, webp.event))
  for (const { photoId } of [png, webp]) {
    const { photo, tile, screen } = await shown(photoId)
    for (const { bytes } of [photo, screen])
      expect(await sharp(bytes).metadata()).toMatchObject({ format: 'jpeg', width: 300, height: 100 })
    expect(await sharp(tile.bytes).metadata()).toMatchObject({ format: 'jpeg', width: 251, height: 251 })
  }
  expect(await colourAt((await shown(png.photoId)).photo.bytes, 150, 50)).toEqual([255, 255, 255])
})

test('the form takes one file, of the declared type and no larger, under its own key', async () => {
  const picture = await aPicture(60, 40).jpeg().toBuffer()
  const form = await aForm('image/jpeg', picture.length)
  expect(form.expiresAt - Date.now()).toBeGreaterThan(9 * 60_000)
  const before = buckets.uploaded().length
  expect(await send(form, Buffer.concat([picture, Buffer.alloc(1)]))).toBe(400)
  expect(await send(form, Buffer.alloc(0))).toBe(400)
  expect(await send(form, picture, { 'Content-Type': 'text/html' })).toBe(403)
  const foreign = `originals/${streetId}/${anId()}/${form.photoId}`
  expect(await send(form, picture, { key: foreign })).toBe(403)
  expect(buckets.uploaded()).toHaveLength(before)
  expect(await send(form, picture)).toBe(204)
  const tooLarge = { id: anId(), contentType: 'image/jpeg' as const, bytes: MAX_PHOTO_BYTES + 1 }
  expect((await call('media', 'createUpload', tooLarge, worker)).status).toBe(400)
})

test('neither the event again nor another upload under the same id changes what was seen', async () => {
  const id = anId()
  const first = await uploaded(await aPicture(60, 40).jpeg().toBuffer(), 'image/jpeg', id)
  await onUpload(first.event)
  const before = await shown(id)
  await onUpload(first.event)
  const second = await uploaded(await aPicture(90, 90).jpeg().toBuffer(), 'image/jpeg', id)
  await onUpload(together(first.event, second.event))
  const after = await shown(id)
  expect(after.photo.bytes.equals(before.photo.bytes)).toBe(true)
  expect(after.tile.bytes.equals(before.tile.bytes)).toBe(true)
  expect(after.row.bytes.equals(before.row.bytes)).toBe(true)
})

test('an original replaced before it was developed is left to the event of the new one', async () => {
  const id = anId()
  const first = await uploaded(await aPicture(60, 40).jpeg().toBuffer(), 'image/jpeg', id)
  const second = await uploaded(await aPicture(90, 30).jpeg().toBuffer(), 'image/jpeg', id)
  await onUpload(first.event)
  expect((await shown(id)).photo.status).toBe(404)
  await onUpload(second.event)
  expect(await sharp((await shown(id)).photo.bytes).metadata()).toMatchObject({ width: 90, height: 30 })
})

/** A black PNG of so many pixels each way, one bit each: few bytes that unfold to many. */
function aBomb(side: number): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data])
    const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
    length.writeUInt32BE(data.length)
    check.writeUInt32BE(crc32(body))
    return Buffer.concat([length, body, check])
  }
  const header = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0])
  header.writeUInt32BE(side, 0)
  header.writeUInt32BE(side, 4)
  const rows = deflateSync(Buffer.alloc(side * (1 + Math.ceil(side / 8))))
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', rows), chunk('IEND', Buffer.alloc(0))])
}

test('what is no photo of the declared kind is not shown, and what came with it is', async () => {
  const jpeg = await aPicture(60, 40).jpeg().toBuffer()
  const refused = [
    await uploaded(Buffer.from('<script>alert(1)</script>')),
    await uploaded(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'), 'image/png'),
    await uploaded(await aPicture(60, 40).png().toBuffer(), 'image/jpeg'),
    await uploaded(jpeg.subarray(0, 200)),
    await uploaded(aBomb(16_000), 'image/png'),
  ]
  // It is refused for its size alone: a small one of its kind is a picture.
  expect(await sharp(aBomb(400)).stats()).toMatchObject({ isOpaque: true })
  const good = await uploaded(jpeg)
  await onUpload(together(...refused.map(({ event }) => event), good.event))
  for (const { photoId } of refused) {
    const { photo, tile, row } = await shown(photoId)
    expect([photo.status, tile.status, row.status]).toEqual([404, 404, 404])
  }
  expect((await shown(good.photoId)).photo.status).toBe(200)
})

test.each([
  ['its last two bytes', (jpeg: Buffer) => jpeg.subarray(0, -2)],
  ['its second half', (jpeg: Buffer) => jpeg.subarray(0, Math.floor(jpeg.length / 2))],
])('a JPEG without %s is taken as phones show it', async (_, cut) => {
  const jpeg = await aPicture(600, 400).jpeg().toBuffer()
  const { photoId, event } = await uploaded(cut(jpeg))
  await onUpload(event)
  expect(await sharp((await shown(photoId)).photo.bytes).metadata()).toMatchObject({ width: 600, height: 400 })
})

test('what is no picture is noted, and another file under the same id is the photo after all', async () => {
  const id = anId()
  const gif = await aPicture(60, 40).gif().toBuffer()
  const bad = await uploaded(gif, 'image/jpeg', id)
  await onUpload(bad.event)
  const photo = await storedAs({ streetId, memberId: worker.memberId, photoId: id })
  expect(await unusablePhoto(photo)).toMatchObject({ at: expect.any(Number) })
  const good = await uploaded(await aPicture(60, 40).jpeg().toBuffer(), 'image/jpeg', id)
  await onUpload(good.event)
  expect((await shown(id)).photo.status).toBe(200)
  expect(await unusablePhoto(photo)).toBeUndefined()
})

test('a failure of the store fails the event, and delivered again it succeeds', async () => {
  const { photoId, event } = await uploaded(await aPicture(60, 40).jpeg().toBuffer())
  const bucket = process.env.PHOTOS_BUCKET
  process.env.PHOTOS_BUCKET = 'nuanxin-test-missing'
  await expect(onUpload(event)).rejects.toThrow('1 photos could not be developed')
  process.env.PHOTOS_BUCKET = bucket
  await onUpload(event)
  expect((await shown(photoId)).photo.status).toBe(200)
})

test('a record that cannot be handled holds up no other', async () => {
  const lost = await uploaded(await aPicture(60, 40).jpeg().toBuffer())
  const good = await uploaded(await aPicture(60, 40).jpeg().toBuffer())
  const broken = structuredClone(lost.event)
  const [record] = broken.Records
  if (record) record.s3.object.key = record.s3.object.key.replace('originals', '%E0%A4%A')
  await expect(onUpload(together(broken, good.event))).rejects.toThrow('1 photos could not be developed')
  expect((await shown(good.photoId)).photo.status).toBe(200)
})

test("a photo is only ever found under its owner, and nobody reads without a link's signature", async () => {
  const { photoId, event } = await uploaded(await aPicture(60, 40).jpeg().toBuffer())
  await onUpload(event)
  const thief = await aPerson(streetId)
  expect((await shown(photoId, thief.memberId)).photo.status).toBe(404)
  const [links] = await photoLinks(streetId, worker.memberId, [photoId])
  const [bare = '', query = ''] = links?.url.split('?') ?? []
  expect((await fetch(bare)).status).toBe(403)
  const original = bare.replace('nuanxin-test-photos/photos', 'nuanxin-test-uploads/originals').replace('.jpg', '')
  expect((await fetch(original)).status).toBe(403)
  expect((await fetch(`${original}?${query}`)).status).toBe(403)
})

test('a link stays the same for a while, so that a phone need not load the picture twice', async () => {
  const photoId = anId()
  jest.useFakeTimers({ now: 1_800_000_000_000, doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask'] })
  try {
    const at = async (laterMs: number) => {
      jest.setSystemTime(1_800_000_000_000 + laterMs)
      const [links] = await photoLinks(streetId, worker.memberId, [photoId])
      return links?.url
    }
    const first = await at(0)
    expect(await at(299_000)).toBe(first)
    expect(await at(300_000)).not.toBe(first)
    expect(first).toContain('X-Amz-Expires=900')
  } finally {
    jest.useRealTimers()
  }
})

test('the day takes sixty photos, however often each is asked for and however many at once', async () => {
  const ask = (id: string) => call('media', 'createUpload', { id, contentType: 'image/jpeg', bytes: 1000 }, worker)
  const ids = Array.from({ length: UPLOADS_PER_DAY + 5 }, () => anId())
  const answers = await Promise.all(ids.map(ask))
  const refused = answers.filter(({ status }) => status !== 201)
  expect(refused).toHaveLength(5)
  expect(refused[0]).toMatchObject({ status: 429, body: { code: 'UPLOAD_DAILY_CAP' } })
  for (const [index, id] of ids.entries()) expect((await ask(id)).status).toBe(answers[index]?.status)
})
