import { execFile, execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3'
import { Redaction } from '@functions/media/entities'
import { namedLinks } from '@functions/media/links'
import { storedAs } from '@functions/media/names'
import { newId } from '@functions/platform/store/ids'
import type { S3Event } from 'aws-lambda'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import { mayDo } from '../../local/cloud/s3/rights'
import { aPicture, colourAt, startBuckets } from '../support/photos'

const ROOT = join(__dirname, '..', '..')
const BUNDLES = join(ROOT, 'dist', 'functions')
const run = promisify(execFile)

let buckets: Awaited<ReturnType<typeof startBuckets>>

beforeAll(async () => {
  execFileSync(process.execPath, [join(ROOT, 'functions', 'build.mjs'), '--changed'], { stdio: 'pipe' })
  buckets = await startBuckets()
}, 120_000)
afterAll(() => buckets.stop())

/** A client with the rights of a function. */
const as = (bundle?: string) =>
  new S3Client({
    endpoint: buckets.endpoint,
    region: 'cn-northwest-1',
    credentials: { accessKeyId: bundle ? `local.${bundle}` : 'local', secretAccessKey: 'local-secret' },
    forcePathStyle: true,
    requestChecksumCalculation: 'WHEN_REQUIRED',
  })
const uploads = process.env.UPLOADS_BUCKET ?? ''
const photos = process.env.PHOTOS_BUCKET ?? ''

/** Runs the bundle as it is deployed, in a process of its own; rejects when the function failed. */
async function invoked(bundle: string, event: unknown): Promise<void> {
  const code =
    'require(process.argv[1]).handler(JSON.parse(process.argv[2])).catch((e) => { console.error(e); process.exit(1) })'
  await run(process.execPath, ['-e', code, join(BUNDLES, bundle, 'index.js'), JSON.stringify(event)], {
    env: { ...process.env },
  })
}

/** Puts an object as somebody else does, and what the bucket announces. */
async function announced(key: string, body: Buffer | string, contentType = 'image/jpeg'): Promise<S3Event> {
  await as().send(new PutObjectCommand({ Bucket: uploads, Key: key, Body: body, ContentType: contentType }))
  return buckets.lastUpload()
}

const aPhoto = () => storedAs({ streetId: 'qishan', memberId: newId(), photoId: newId() })
const boxed = (photo: { streetId: string; name: string }) =>
  Redaction.build(PutItemCommand)
    .item({
      ...photo,
      boxes: [{ left: 0, top: 0, width: 400, height: 1000 }],
      version: 1,
      applied: 0,
      changes: [],
    })
    .send()
const statusOf = async (url: string) => (await fetch(url)).status

test('a photo is developed with the rights its function has in the template, and so are its black boxes', async () => {
  const photo = await aPhoto()
  const picture = await aPicture(60, 40).jpeg().toBuffer()
  await invoked('media-onUpload', await announced(`originals/qishan/${photo.name}`, picture))
  const { thumbUrl, url } = await namedLinks('qishan', photo.name)
  expect([await statusOf(thumbUrl), await statusOf(url)]).toEqual([200, 200])
  await boxed(photo)
  await invoked('media-onUpload', await announced(`orders/qishan/${photo.name}`, '1'))
  const kept = await as('safety').send(
    new GetObjectCommand({ Bucket: uploads, Key: `unredacted/qishan/${photo.name}.jpg` }),
  )
  expect(kept.ContentLength).toBeGreaterThan(0)
}, 60_000)

test('an order for a photo that is not there fails nobody: the boxes are drawn when it comes', async () => {
  const photo = await aPhoto()
  await boxed(photo)
  await invoked('media-onUpload', await announced(`orders/qishan/${photo.name}`, '1'))
  const picture = await aPicture(60, 40).jpeg().toBuffer()
  await invoked('media-onUpload', await announced(`originals/qishan/${photo.name}`, picture))
  const { url } = await namedLinks('qishan', photo.name)
  expect(await colourAt(Buffer.from(await (await fetch(url)).arrayBuffer()), 5, 20)).toEqual([0, 0, 0])
}, 60_000)

test('the stand-in refuses what the role does not allow, and hides from it what is missing', async () => {
  const key = 'photos/qishan/x.jpg'
  await as().send(new PutObjectCommand({ Bucket: photos, Key: key, Body: 'x' }))
  const refused = { name: 'AccessDenied', $metadata: expect.objectContaining({ httpStatusCode: 403 }) }
  const get = (bundle: string, Key: string) => as(bundle).send(new GetObjectCommand({ Bucket: photos, Key }))
  await expect(get('publicReports', key)).resolves.toMatchObject({ ContentLength: 1 })
  await expect(get('publicReports', 'exports/qishan/x.csv')).rejects.toMatchObject(refused)
  // No right to list: what is missing is refused as well.
  await expect(get('publicReports', 'photos/qishan/y.jpg')).rejects.toMatchObject(refused)
  await expect(get('media-onUpload', 'photos/qishan/y.jpg')).rejects.toMatchObject({ name: 'NoSuchKey' })
  const put = new PutObjectCommand({ Bucket: photos, Key: key, Body: 'x' })
  await expect(as('publicReports').send(put)).rejects.toMatchObject(refused)
  await expect(as('nobody').send(put)).rejects.toMatchObject(refused)
  expect(mayDo('local.media', 's3:PutObject', uploads, 'originals/qishan/x')).toBe(true)
  expect(mayDo('local.media', 's3:GetObject', uploads, 'originals/qishan/x')).toBe(false)
})
