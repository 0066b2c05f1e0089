import { randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { join } from 'node:path'
import type { S3Event } from 'aws-lambda'
import { closeServer, listen, readBody } from '../machine/http'
import { accessDenied, errorDocument, invalidArgument, isS3Error, s3Error } from './s3/error'
import { type CreatedBy, createdEvent } from './s3/event'
import { answerObject, decodeChunks, listDocument } from './s3/objects'
import { authoriseForm, parseForm } from './s3/policy'
import { allow, mayDo } from './s3/rights'
import { authorise, type Verifier } from './s3/signature'
import { type Bucket, type ObjectDescription, openBucket } from './s3/store'

/** A bucket of the stand-in; `corsMethods` is what its CORS rule allows any origin. */
export type BucketRule = { name: string; corsMethods?: readonly string[] }

type Options = {
  buckets: readonly BucketRule[]
  keys: Readonly<Record<string, string>>
  region: string
  port?: number
  /** Where objects are kept; without it they live in memory. */
  folder?: string
  /** Told of every object that was created, after it is stored. */
  onCreated?: (event: S3Event) => void
  /** Epoch milliseconds; signatures and policies are judged by it. */
  now?: () => number
}

/** `reopen` goes on with what lies in the folder now. */
export type LocalS3 = { endpoint: string; reopen: () => void; stop: () => Promise<void> }

const MAX_BODY_BYTES = 64 * 1024 * 1024

type Context = Verifier & {
  buckets: Map<string, { bucket: Bucket; corsMethods: readonly string[] }>
  onCreated: (event: S3Event) => void
}

/**
 * An S3 that enforces what the real one enforces: signatures (header and presigned), POST policies field by field, CORS,
 * privacy, and what the role of the function that signed allows in the template. Addressed by path. What it does not know it refuses with 501, so that nothing works only here.
 */
export async function startS3(options: Options): Promise<LocalS3> {
  const { keys, region, folder, onCreated = () => undefined, now = Date.now } = options
  const opened = () =>
    new Map(
      options.buckets.map(({ name, corsMethods = [] }) => [
        name,
        { bucket: openBucket(folder === undefined ? undefined : join(folder, name)), corsMethods },
      ]),
    )
  const context: Context = {
    keys,
    region,
    now,
    onCreated,
    buckets: opened(),
  }
  const server = createServer((request, response) => void answer(context, request, response))
  const port = await listen(server, options.port)
  return {
    endpoint: `http://127.0.0.1:${port}`,
    reopen: () => {
      context.buckets = opened()
    },
    stop: () => closeServer(server),
  }
}

async function answer(context: Context, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const requestId = randomBytes(8).toString('hex').toUpperCase()
  response.setHeader('x-amz-request-id', requestId)
  // Clients set their own clock by it before they sign again.
  response.setHeader('date', new Date(context.now()).toUTCString())
  try {
    await route(context, request, response, addressOf(request))
  } catch (error) {
    if (response.headersSent) return void response.destroy()
    const known = isS3Error(error) ? error : s3Error('InternalError', 500, String(error))
    const bodyless = request.method === 'HEAD' || known.status === 304
    response.writeHead(known.status, bodyless ? {} : { 'content-type': 'application/xml' })
    response.end(bodyless ? undefined : errorDocument(known, (request.url ?? '/').split('?', 1).join(), requestId))
  }
}

/** Whatever stands in the first line and as host: what is no address is refused, and ends nobody's process. */
function addressOf({ url = '/', headers }: IncomingMessage): URL {
  const address = `http://${headers.host ?? 'localhost'}`
  if (!URL.canParse(url, address)) throw s3Error('InvalidURI', 400, "Couldn't parse the specified URI.")
  return new URL(url, address)
}

async function route(context: Context, request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
  const [, name = '', ...rest] = url.pathname.split('/').map(decodeURIComponent)
  const key = rest.join('/')
  const found = context.buckets.get(name)
  const { method = 'GET', headers } = request
  if (headers.origin !== undefined && cors(found?.corsMethods ?? [], request, response)) return
  const body = await readBody(request, MAX_BODY_BYTES)
  const isForm = method === 'POST' && key === '' && (headers['content-type'] ?? '').startsWith('multipart/form-data')
  const caller = isForm ? '' : authorise(context, { method, url, headers, body })
  if (found === undefined) throw s3Error('NoSuchBucket', 404, 'The specified bucket does not exist')
  const { bucket } = found
  if (isForm) return post(context, name, bucket, request, response, body)
  if (key === '' && method === 'GET' && url.searchParams.get('list-type') === '2') {
    allow(caller, 's3:ListBucket', name)
    response.writeHead(200, { 'content-type': 'application/xml' })
    response.end(listDocument(name, bucket, url.searchParams))
    return
  }
  if (key !== '' && method === 'PUT' && headers['x-amz-copy-source'] === undefined) {
    allow(caller, 's3:PutObject', name, key)
    return put(context, name, bucket, key, request, response, body)
  }
  if (key !== '' && (method === 'GET' || method === 'HEAD')) {
    allow(caller, 's3:GetObject', name, key)
    // Who may not list a bucket is not told what is missing from it.
    if (bucket.describe(key) === undefined && !mayDo(caller, 's3:ListBucket', name)) throw accessDenied()
    return answerObject(bucket, key, request, response, url.searchParams)
  }
  if (key !== '' && method === 'DELETE') {
    allow(caller, 's3:DeleteObject', name, key)
    bucket.remove(key)
    response.writeHead(204).end()
    return
  }
  throw s3Error('NotImplemented', 501, `A header or query you provided implies functionality that is not implemented`)
}

/** Sets what the bucket's CORS rule grants. Returns true when the request was a preflight and is answered. */
function cors(allowed: readonly string[], request: IncomingMessage, response: ServerResponse): boolean {
  const preflight = request.method === 'OPTIONS'
  const wanted = preflight ? request.headers['access-control-request-method'] : request.method
  const granted = wanted !== undefined && allowed.includes(wanted)
  if (granted) {
    response.setHeader('access-control-allow-origin', '*')
    response.setHeader('access-control-allow-methods', allowed.join(', '))
    response.setHeader('access-control-expose-headers', 'ETag')
  }
  if (!preflight) return false
  if (!granted) throw s3Error('AccessForbidden', 403, 'CORSResponse: This CORS request is not allowed.')
  const asked = request.headers['access-control-request-headers']
  if (asked !== undefined) response.setHeader('access-control-allow-headers', asked)
  response.writeHead(200).end()
  return true
}

function post(
  context: Context,
  name: string,
  bucket: Bucket,
  request: IncomingMessage,
  response: ServerResponse,
  body: Buffer,
): void {
  const form = parseForm(request.headers['content-type'] ?? '', body)
  const template = form.fields.get('key')
  if (!template) throw invalidArgument("Bucket POST must contain a field named 'key'. Check the order of the fields.")
  // S3 fills in the file's name first, so that the policy judges the key that will be written.
  const key = template.replace(/\$\{filename\}/g, () => form.fileName)
  form.fields.set('key', key)
  allow(authoriseForm(context, name, form), 's3:PutObject', name, key)
  const stored = bucket.put(
    {
      key,
      contentType: form.fields.get('content-type') ?? 'binary/octet-stream',
      modifiedAt: context.now(),
      headers: {},
    },
    form.file,
  )
  created(context, name, 'Post', stored)
  const wanted = form.fields.get('success_action_status')
  const status = wanted === '200' || wanted === '201' ? Number(wanted) : 204
  const location = `http://${request.headers.host ?? ''}/${name}/${encodeURIComponent(key)}`
  response.writeHead(status, {
    etag: stored.etag,
    location,
    ...(status === 201 ? { 'content-type': 'application/xml' } : {}),
  })
  response.end(
    status === 201
      ? `<PostResponse><Location>${location}</Location><Bucket>${name}</Bucket><Key>${key}</Key><ETag>${stored.etag}</ETag></PostResponse>`
      : undefined,
  )
}

function put(
  context: Context,
  name: string,
  bucket: Bucket,
  key: string,
  { headers }: IncomingMessage,
  response: ServerResponse,
  body: Buffer,
): void {
  if (headers['if-none-match'] === '*' && bucket.describe(key) !== undefined) {
    throw s3Error('PreconditionFailed', 412, 'At least one of the pre-conditions you specified did not hold')
  }
  const streamed = String(headers['x-amz-content-sha256']).startsWith('STREAMING-')
  const kept = Object.entries(headers).filter(
    ([header]) => header.startsWith('x-amz-meta-') || ['cache-control', 'content-disposition'].includes(header),
  )
  const stored = bucket.put(
    {
      key,
      contentType: headers['content-type'] ?? 'binary/octet-stream',
      modifiedAt: context.now(),
      headers: Object.fromEntries(kept.map(([header, value]) => [header, String(value)])),
    },
    streamed ? decodeChunks(body) : body,
  )
  created(context, name, 'Put', stored)
  response.writeHead(200, { etag: stored.etag }).end()
}

function created(context: Context, bucket: string, by: CreatedBy, object: ObjectDescription): void {
  context.onCreated(createdEvent({ bucket, by, object, region: context.region }))
}
