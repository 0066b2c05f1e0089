import { handler as onUpload } from '@functions/media/onUpload'
import type { S3Event } from 'aws-lambda'
import sharp, { type Sharp } from 'sharp'
import { startS3 } from '../../local/cloud/s3'
import { anId, call, type Person } from './api'

const UPLOADS = 'nuanxin-test-uploads'
const PHOTOS = 'nuanxin-test-photos'

/** The S3 stand-in with both buckets; what it announces is kept in `events`, in order. */
export async function startBuckets() {
  const events: S3Event[] = []
  const { endpoint, stop } = await startS3({
    buckets: [{ name: UPLOADS, corsMethods: ['POST'] }, { name: PHOTOS }],
    keys: { local: 'local-secret' },
    region: 'cn-northwest-1',
    onCreated: (event) => events.push(event),
  })
  process.env.AWS_ENDPOINT_URL_S3 = endpoint
  const uploaded = () => events.filter(({ Records }) => Records[0]?.s3.bucket.name === UPLOADS)
  /** What the bucket announced last. */
  const lastUpload = () => {
    const event = uploaded().at(-1)
    if (!event) throw new Error('no upload was announced')
    return event
  }
  return { endpoint, stop, uploaded, lastUpload }
}

type Buckets = Awaited<ReturnType<typeof startBuckets>>

/** The same for a whole test file: there from its first test on, stopped after its last. */
export function bucketsOfFile(): Pick<Buckets, 'uploaded' | 'lastUpload'> {
  let buckets: Buckets
  beforeAll(async () => {
    buckets = await startBuckets()
  })
  afterAll(() => buckets.stop())
  return { uploaded: () => buckets.uploaded(), lastUpload: () => buckets.lastUpload() }
}

interface Given {
  id?: string
  file?: Buffer
}

/** A photo as that person sent it to the bucket, 400 × 200 pixels, red on the left and blue on the right unless told; its id. */
export async function aSentPhoto(owner: Person, given: Given = {}): Promise<string> {
  const { id = anId(), file = await aPicture(400, 200).jpeg().toBuffer() } = given
  const form = await call('media', 'createUpload', { id, contentType: 'image/jpeg', bytes: file.length }, owner)
  if (form.status !== 201) throw new Error(`no form: ${form.body.code}`)
  expect(await send(form.body, file)).toBe(204)
  return form.body.photoId
}

/** The same, developed. */
export async function aPhotoOf(owner: Person, buckets: Pick<Buckets, 'lastUpload'>, given?: Given): Promise<string> {
  const id = await aSentPhoto(owner, given)
  await onUpload(buckets.lastUpload())
  return id
}

interface Upload {
  url: string
  fields: Record<string, string>
}

/** Sends the form as a phone does: its fields first, in order, the file last. Answers the HTTP status. */
export async function send({ url, fields }: Upload, file: Buffer, over: Record<string, string> = {}): Promise<number> {
  const form = new FormData()
  for (const [name, value] of Object.entries({ ...fields, ...over })) form.append(name, value)
  form.append('file', new Blob([new Uint8Array(file)]), 'photo')
  return (await fetch(url, { method: 'POST', body: form })).status
}

/** A picture whose left half is red and whose right half is blue. */
export function aPicture(width: number, height: number): Sharp {
  const half = { width: Math.floor(width / 2), height, channels: 3 as const, background: '#ff0000' }
  return sharp({ create: { width, height, channels: 3, background: '#0000ff' } }).composite([
    { input: { create: half }, left: 0, top: 0 },
  ])
}

/** The same picture as a phone would write it: lying on its side, with place, device and colour profile inside. */
export function aPhoneJpeg(width: number, height: number): Promise<Buffer> {
  return aPicture(width, height)
    .withIccProfile('p3')
    .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/"><secret/></x:xmpmeta>')
    .withExif({
      IFD0: { Make: 'Phone', Copyright: 'somebody' },
      IFD3: {
        GPSLatitudeRef: 'N',
        GPSLatitude: '37/1 31/1 48/1',
        GPSLongitudeRef: 'E',
        GPSLongitude: '121/1 23/1 0/1',
      },
    })
    .withMetadata({ orientation: 6 })
    .jpeg({ quality: 90 })
    .toBuffer()
}

/** The colour at a place of a picture, as red, green, blue. */
export async function colourAt(picture: Buffer, left: number, top: number): Promise<number[]> {
  const pixel = await sharp(picture).extract({ left, top, width: 1, height: 1 }).removeAlpha().raw().toBuffer()
  return [...pixel]
}
