import type { IncomingMessage, ServerResponse } from 'node:http'
import { s3Error, xmlText } from './error'
import type { Bucket } from './store'

/** Takes an `aws-chunked` body apart; trailers (checksums) are left away. */
export function decodeChunks(body: Buffer): Buffer {
  const parts: Buffer[] = []
  let at = 0
  while (at < body.length) {
    const lineEnd = body.indexOf('\r\n', at)
    const size = Number.parseInt(body.subarray(at, lineEnd).toString(), 16)
    if (lineEnd < 0 || Number.isNaN(size)) throw s3Error('IncompleteBody', 400, 'The request body is not well-formed')
    if (size === 0) break
    parts.push(body.subarray(lineEnd + 2, lineEnd + 2 + size))
    at = lineEnd + 2 + size + 2
  }
  return Buffer.concat(parts)
}

/** Answers GET and HEAD of one object, with the overrides a signed URL may carry. */
export function answerObject(
  bucket: Bucket,
  key: string,
  { method, headers }: IncomingMessage,
  response: ServerResponse,
  query: URLSearchParams,
): void {
  const object = bucket.describe(key)
  const body = bucket.read(key)
  if (object === undefined || body === undefined) {
    throw s3Error('NoSuchKey', 404, 'The specified key does not exist.')
  }
  if (headers['if-match'] !== undefined && headers['if-match'] !== object.etag) {
    throw s3Error('PreconditionFailed', 412, 'At least one of the pre-conditions you specified did not hold')
  }
  if (headers['if-none-match'] === object.etag) throw s3Error('NotModified', 304, 'Not Modified')
  const override = (name: string) => {
    const value = query.get(`response-${name}`)
    return value === null ? {} : { [name]: value }
  }
  response.writeHead(200, {
    'content-type': object.contentType,
    'content-length': object.size,
    etag: object.etag,
    'last-modified': new Date(object.modifiedAt).toUTCString(),
    ...object.headers,
    ...override('content-type'),
    ...override('content-disposition'),
    ...override('cache-control'),
  })
  response.end(method === 'HEAD' ? undefined : body)
}

/** The document of ListObjectsV2: prefix, page size and continuation, no delimiter. */
export function listDocument(name: string, bucket: Bucket, query: URLSearchParams): string {
  if (query.has('delimiter')) throw s3Error('NotImplemented', 501, 'delimiter is not implemented')
  const prefix = query.get('prefix') ?? ''
  const most = Number(query.get('max-keys') ?? 1000)
  const after = query.get('continuation-token') ?? query.get('start-after') ?? ''
  const matching = bucket.keys().filter((key) => key.startsWith(prefix) && key > after)
  const page = matching.slice(0, most)
  const contents = page.map((key) => {
    const object = bucket.describe(key)
    if (object === undefined) return ''
    const modified = new Date(object.modifiedAt).toISOString()
    return `<Contents><Key>${xmlText(key)}</Key><LastModified>${modified}</LastModified><ETag>${xmlText(object.etag)}</ETag><Size>${object.size}</Size><StorageClass>STANDARD</StorageClass></Contents>`
  })
  const more = matching.length > page.length
  const next = more ? `<NextContinuationToken>${xmlText(page.at(-1) ?? '')}</NextContinuationToken>` : ''
  return `<?xml version="1.0" encoding="UTF-8"?>\n<ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Name>${name}</Name><Prefix>${xmlText(prefix)}</Prefix><KeyCount>${page.length}</KeyCount><MaxKeys>${most}</MaxKeys><IsTruncated>${more}</IsTruncated>${next}${contents.join('')}</ListBucketResult>`
}
