import { mkdtempSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3'
import { createPresignedPost } from '@aws-sdk/s3-presigned-post'
import { getSignedUrl } from '@aws-sdk/s3-request-presigner'
import type { S3Event } from 'aws-lambda'
import { type LocalS3, startS3 } from '../../local/cloud/s3'

const region = 'cn-northwest-1'
const credentials = { accessKeyId: 'local', secretAccessKey: 'local-secret' }
const events: S3Event[] = []
let clockOffsetMs = 0
let s3: LocalS3
let client: S3Client

const clientFor = (endpoint: string, keys = credentials) =>
  new S3Client({
    endpoint,
    region,
    credentials: keys,
    forcePathStyle: true,
    requestChecksumCalculation: 'WHEN_REQUIRED',
  })

beforeAll(async () => {
  s3 = await startS3({
    buckets: [{ name: 'uploads', corsMethods: ['POST'] }, { name: 'photos' }],
    keys: { local: 'local-secret' },
    region,
    onCreated: (event) => events.push(event),
    now: () => Date.now() + clockOffsetMs,
  })
  client = clientFor(s3.endpoint)
})
afterAll(() => s3.stop())
beforeEach(() => {
  events.length = 0
  clockOffsetMs = 0
})

const presign = () =>
  createPresignedPost(client, {
    Bucket: 'uploads',
    Key: 'originals/a.jpg',
    Fields: { 'Content-Type': 'image/jpeg' },
    Conditions: [
      ['eq', '$Content-Type', 'image/jpeg'],
      ['content-length-range', 2, 10],
    ],
    Expires: 300,
  })

type Form = { fields?: Record<string, string>; file?: string | null; after?: Record<string, string>; url?: string }

async function post({ fields, file = 'photo', after = {}, url }: Form = {}): Promise<{ status: number; text: string }> {
  const signed = await presign()
  const form = new FormData()
  for (const [name, value] of Object.entries(fields ?? signed.fields)) form.append(name, value)
  if (file !== null) form.append('file', new Blob([file]), 'from my phone.jpg')
  for (const [name, value] of Object.entries(after)) form.append(name, value)
  const response = await fetch(url ?? signed.url, { method: 'POST', body: form })
  return { status: response.status, text: await response.text() }
}

const fieldsWith = async (changed: Record<string, string>) => ({ ...(await presign()).fields, ...changed })

const policyWith = async (change: (policy: { conditions: unknown[] }) => void) => {
  const { fields } = await presign()
  const policy: { conditions: unknown[] } = JSON.parse(Buffer.from(fields.Policy ?? '', 'base64').toString())
  change(policy)
  return { ...fields, Policy: Buffer.from(JSON.stringify(policy)).toString('base64') }
}

describe('a posted form', () => {
  it('is stored as its policy says and announced in the shape Lambda gets', async () => {
    expect((await post()).status).toBe(204)
    const head = await client.send(new HeadObjectCommand({ Bucket: 'uploads', Key: 'originals/a.jpg' }))
    expect(head).toMatchObject({ ContentType: 'image/jpeg', ContentLength: 5 })
    expect(events[0]?.Records[0]).toMatchObject({
      eventName: 'ObjectCreated:Post',
      awsRegion: region,
      s3: { bucket: { name: 'uploads' }, object: { key: 'originals/a.jpg', size: 5 } },
    })
  })

  it('may carry fields behind the file, which nobody reads', async () => {
    expect((await post({ after: { acl: 'public-read', key: 'elsewhere' } })).status).toBe(204)
    expect(events[0]?.Records[0]?.s3.object.key).toBe('originals/a.jpg')
  })

  it.each<[string, () => Promise<Form>, number, string]>([
    [
      'another key',
      async () => ({ fields: await fieldsWith({ key: 'originals/b.jpg' }) }),
      403,
      'Policy Condition failed',
    ],
    [
      'another type',
      async () => ({ fields: await fieldsWith({ 'Content-Type': 'text/html' }) }),
      403,
      'Policy Condition failed',
    ],
    ['another bucket', async () => ({ url: `${s3.endpoint}/photos` }), 403, 'Policy Condition failed'],
    [
      'a field the policy does not cover',
      async () => ({ fields: await fieldsWith({ acl: 'public-read' }) }),
      403,
      'Extra input fields: acl',
    ],
    [
      'a widened policy',
      async () => ({ fields: await policyWith((p) => p.conditions.pop()) }),
      403,
      'SignatureDoesNotMatch',
    ],
    [
      'an unknown signer',
      async () => ({ fields: await fieldsWith({ 'X-Amz-Credential': `x/20260101/${region}/s3/aws4_request` }) }),
      403,
      'InvalidAccessKeyId',
    ],
    [
      'another signature',
      async () => ({ fields: await fieldsWith({ 'X-Amz-Signature': '0'.repeat(64) }) }),
      403,
      'SignatureDoesNotMatch',
    ],
    ['no policy at all', async () => ({ fields: { key: 'originals/a.jpg' } }), 403, 'AccessDenied'],
    ['too many bytes', async () => ({ file: 'x'.repeat(11) }), 400, 'EntityTooLarge'],
    ['too few bytes', async () => ({ file: 'x' }), 400, 'EntityTooSmall'],
    ['no file', async () => ({ file: null }), 400, 'exactly one file'],
  ])('is refused with %s', async (_, forge, status, words) => {
    const answer = await post(await forge())
    expect(answer.status).toBe(status)
    expect(answer.text).toContain(words)
    expect(events).toHaveLength(0)
  })

  it('is refused once its policy has expired', async () => {
    const { fields } = await presign()
    clockOffsetMs = 301_000
    expect(await post({ fields })).toMatchObject({ status: 403, text: expect.stringContaining('Policy expired') })
  })

  it('is refused when its policy was signed with another secret', async () => {
    const forger = clientFor(s3.endpoint, { ...credentials, secretAccessKey: 'guess' })
    const { fields } = await createPresignedPost(forger, { Bucket: 'uploads', Key: 'originals/a.jpg' })
    expect(await post({ fields })).toMatchObject({
      status: 403,
      text: expect.stringContaining('SignatureDoesNotMatch'),
    })
  })

  it('may come from any page where the bucket allows it, and nowhere else', async () => {
    const preflight = (bucket: string) =>
      fetch(`${s3.endpoint}/${bucket}`, {
        method: 'OPTIONS',
        headers: { origin: 'http://localhost:3000', 'access-control-request-method': 'POST' },
      })
    expect((await preflight('uploads')).headers.get('access-control-allow-origin')).toBe('*')
    expect((await preflight('photos')).status).toBe(403)
  })
})

describe('an object', () => {
  const Key = '照片/a b+c.jpg'

  it('is private, and shown to whoever holds a signed link until that ends', async () => {
    await client.send(new PutObjectCommand({ Bucket: 'photos', Key, Body: 'bytes', ContentType: 'image/jpeg' }))
    expect((await fetch(`${s3.endpoint}/photos/${encodeURI(Key)}`)).status).toBe(403)
    const link = await getSignedUrl(client, new GetObjectCommand({ Bucket: 'photos', Key }), { expiresIn: 60 })
    const shown = await fetch(link)
    expect([shown.status, shown.headers.get('content-type'), await shown.text()]).toEqual([200, 'image/jpeg', 'bytes'])
    expect((await fetch(link.replace('/photos/', '/uploads/'))).status).toBe(403)
    expect((await fetch(link.replace('X-Amz-Expires=60', 'X-Amz-Expires=600'))).status).toBe(403)
    clockOffsetMs = 61_000
    expect((await fetch(link)).status).toBe(403)
  })

  it('can be put by a signed link, listed, read and removed', async () => {
    const link = await getSignedUrl(client, new PutObjectCommand({ Bucket: 'photos', Key: 'put' }))
    expect((await fetch(link, { method: 'PUT', body: 'hello' })).status).toBe(200)
    const list = await client.send(new ListObjectsV2Command({ Bucket: 'photos', Prefix: 'pu' }))
    expect(list.Contents).toMatchObject([{ Key: 'put', Size: 5 }])
    await client.send(new DeleteObjectCommand({ Bucket: 'photos', Key: 'put' }))
    await expect(client.send(new GetObjectCommand({ Bucket: 'photos', Key: 'put' }))).rejects.toMatchObject({
      name: 'NoSuchKey',
    })
  })

  it('arrives whole from a client that sends checksums in chunks', async () => {
    const chunking = new S3Client({ endpoint: s3.endpoint, region, credentials, forcePathStyle: true })
    await chunking.send(new PutObjectCommand({ Bucket: 'photos', Key: 'sum', Body: Buffer.from('whole') }))
    const { Body } = await client.send(new GetObjectCommand({ Bucket: 'photos', Key: 'sum' }))
    expect(await Body?.transformToString()).toBe('whole')
  })

  it('is not written over when the writer asked for that', async () => {
    const put = () => client.send(new PutObjectCommand({ Bucket: 'photos', Key: 'once', Body: '1', IfNoneMatch: '*' }))
    await put()
    await expect(put()).rejects.toMatchObject({ name: 'PreconditionFailed' })
  })

  it('is announced with its key encoded as S3 encodes it', async () => {
    await client.send(new PutObjectCommand({ Bucket: 'photos', Key, Body: 'bytes' }))
    const key = events[0]?.Records[0]?.s3.object.key ?? ''
    expect(key).toBe('%E7%85%A7%E7%89%87/a+b%2Bc.jpg')
    expect(decodeURIComponent(key.replaceAll('+', ' '))).toBe(Key)
  })

  it('survives a restart when the stand-in has a folder', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'nuanxin-s3-'))
    const start = () => startS3({ buckets: [{ name: 'photos' }], keys: { local: 'local-secret' }, region, folder })
    const first = await start()
    await clientFor(first.endpoint).send(new PutObjectCommand({ Bucket: 'photos', Key, Body: 'kept' }))
    await first.stop()
    const second = await start()
    const { Body } = await clientFor(second.endpoint).send(new GetObjectCommand({ Bucket: 'photos', Key }))
    expect(await Body?.transformToString()).toBe('kept')
    await second.stop()
    rmSync(folder, { recursive: true })
  })
})

it.each([
  ['GET / HTTP/1.1\r\nhost: [', /^HTTP\/1\.1 400 /],
  ['GET http://[ HTTP/1.1\r\nhost: x', /^HTTP\/1\.1 400 /],
  ['GET /%E0%A4%A HTTP/1.1\r\nhost: x', /^HTTP\/1\.1 [45]\d\d /],
])('attack 19: %j is refused, and ends nobody’s process', async (line, refused) => {
  const answer = await new Promise<string>((resolve, reject) => {
    const socket = connect(Number(new URL(s3.endpoint).port), '127.0.0.1', () =>
      socket.write(`${line}\r\nconnection: close\r\n\r\n`),
    )
    let text = ''
    socket.on('data', (chunk) => (text += chunk))
    socket.on('close', () => resolve(text))
    socket.on('error', reject)
  })
  expect(answer).toMatch(refused)
  expect((await fetch(`${s3.endpoint}/photos/x`)).status).toBe(403)
})
