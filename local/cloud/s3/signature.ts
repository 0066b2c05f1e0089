import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import { accessDenied, invalidArgument, s3Error, wrongSignature } from './error'

/** Whose signatures are good, for which region and service (S3 unless told). `now` is epoch milliseconds. */
export type Verifier = {
  keys: Readonly<Record<string, string>>
  region: string
  now: () => number
  service?: 'sqs'
}

const ALGORITHM = 'AWS4-HMAC-SHA256'
const MAX_SKEW_MS = 15 * 60_000
const MAX_PRESIGNED_SECONDS = 7 * 24 * 3600

const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest()
const sha256 = (data: string | Buffer) => createHash('sha256').update(data).digest('hex')

/** Compares in constant time; texts of different length differ. */
function same(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)]
  return left.length === right.length && timingSafeEqual(left, right)
}

/** `20260102T030405Z` as epoch milliseconds, NaN when malformed. */
export function instantOf(text: string): number {
  const [, y, mo, d, h, mi, s] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(text) ?? []
  return Date.parse(`${y}-${mo}-${d}T${h}:${mi}:${s}Z`)
}

/** Checks `signature` over `text` for the credential's key, day, region and service. Returns whose key it is. */
export function verifySignature(
  verifier: Verifier,
  credential: string,
  date: string,
  text: string,
  signature: string,
): string {
  const [accessKeyId = '', day = '', region = '', service = '', end = ''] = credential.split('/')
  // A function's key is the machine's with the function's name behind it (rights.ts); they share the secret.
  const secret = verifier.keys[accessKeyId.split('.')[0] ?? '']
  if (secret === undefined) {
    throw s3Error('InvalidAccessKeyId', 403, 'The AWS Access Key Id you provided does not exist in our records.')
  }
  if (
    region !== verifier.region ||
    service !== (verifier.service ?? 's3') ||
    end !== 'aws4_request' ||
    !date.startsWith(day)
  ) {
    throw s3Error(
      'AuthorizationHeaderMalformed',
      400,
      `The authorization header is malformed; the region '${region}' is wrong; expecting '${verifier.region}'`,
    )
  }
  const key = hmac(hmac(hmac(hmac(`AWS4${secret}`, day), region), service), end)
  if (!same(signature, hmac(key, text).toString('hex'))) throw wrongSignature()
  return accessKeyId
}

/** S3's own URI encoding: everything but unreserved characters. */
export function encodeUri(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)
}

type Request = { method: string; url: URL; headers: IncomingHttpHeaders; body: Buffer }
type Claim = { credential: string; signedHeaders: string; signature: string; date: string; payloadHash: string }

function presignedClaim({ url }: Request, now: number): Claim {
  const query = url.searchParams
  const date = query.get('X-Amz-Date') ?? ''
  const seconds = Number(query.get('X-Amz-Expires'))
  if (query.get('X-Amz-Algorithm') !== ALGORITHM || !(seconds >= 1 && seconds <= MAX_PRESIGNED_SECONDS)) {
    throw s3Error('AuthorizationQueryParametersError', 400, 'X-Amz-Expires must be between 1 and 604800 seconds')
  }
  if (!(now <= instantOf(date) + seconds * 1000)) throw accessDenied('Request has expired')
  if (now < instantOf(date) - MAX_SKEW_MS) throw accessDenied('Request is not valid yet')
  return {
    credential: query.get('X-Amz-Credential') ?? '',
    signedHeaders: query.get('X-Amz-SignedHeaders') ?? '',
    signature: query.get('X-Amz-Signature') ?? '',
    date,
    payloadHash: query.get('X-Amz-Content-Sha256') ?? 'UNSIGNED-PAYLOAD',
  }
}

function headerClaim({ headers, body }: Request, { now: clock, service }: Verifier): Claim {
  const now = clock()
  const authorization = headers.authorization ?? ''
  const [, credential, signedHeaders, signature] =
    /^AWS4-HMAC-SHA256 Credential=([^,]+),\s*SignedHeaders=([^,]+),\s*Signature=(\w+)$/.exec(authorization) ?? []
  if (credential === undefined || signedHeaders === undefined || signature === undefined) throw accessDenied()
  const date = String(headers['x-amz-date'] ?? '')
  if (!(Math.abs(now - instantOf(date)) <= MAX_SKEW_MS)) {
    throw s3Error(
      'RequestTimeTooSkewed',
      403,
      'The difference between the request time and the current time is too large.',
    )
  }
  // S3 alone is told it in a header of its own.
  const payloadHash = service ? sha256(body) : String(headers['x-amz-content-sha256'] ?? '')
  if (payloadHash === '') throw invalidArgument('Missing required header for this request: x-amz-content-sha256')
  if (/^[0-9a-f]{64}$/.test(payloadHash) && payloadHash !== sha256(body)) {
    throw s3Error('XAmzContentSHA256Mismatch', 400, "The provided 'x-amz-content-sha256' header does not match.")
  }
  return { credential, signedHeaders, signature, date, payloadHash }
}

/**
 * Lets a request through only if it is signed by a known key, for this host, path, query and body, and in time.
 * Reads the signature from the query (presigned) or from the header. Returns whose key it is. Throws S3's own errors.
 */
export function authorise(verifier: Verifier, request: Request): string {
  const presigned = request.url.searchParams.has('X-Amz-Signature')
  const claim = presigned ? presignedClaim(request, verifier.now()) : headerClaim(request, verifier)
  const { method, url, headers } = request
  const names = claim.signedHeaders.split(';')
  if (!names.includes('host')) throw accessDenied('There were headers present in the request which were not signed')
  const query = [...url.searchParams]
    .filter(([name]) => name !== 'X-Amz-Signature')
    .map(([name, value]) => `${encodeUri(name)}=${encodeUri(value)}`)
    .sort()
    .join('&')
  const path = url.pathname
    .split('/')
    .map((part) => encodeUri(decodeURIComponent(part)))
    .join('/')
  const lines = names.map(
    (name) =>
      `${name}:${String(headers[name] ?? '')
        .trim()
        .replace(/ +/g, ' ')}`,
  )
  const canonical = [method, path, query, ...lines, '', claim.signedHeaders, claim.payloadHash].join('\n')
  const scope = claim.credential.split('/').slice(1).join('/')
  const text = [ALGORITHM, claim.date, scope, sha256(canonical)].join('\n')
  return verifySignature(verifier, claim.credential, claim.date, text, claim.signature)
}
