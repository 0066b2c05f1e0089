import { addressOf } from '@functions/platform/http/outermost'
import { asError, log } from '@functions/platform/log'
import { isProblem } from '@functions/platform/problem'
import { asBusy } from '@functions/platform/store/transact'
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import * as v from 'valibot'
import { type Format, listingText } from './answers'
import { Fault } from './fault'
import { formOf } from './form'
import { type Answered, answerTo } from './routes'

type Event = APIGatewayProxyEventV2
type Result = APIGatewayProxyStructuredResultV2

const TYPES: Record<Format, string> = { json: 'application/json; charset=utf-8', xml: 'text/xml; charset=utf-8' }
/** What a function behind an HTTP API is handed at most is 6 MB, in base64. */
const MAX_BODY_BYTES = 4_600_000

/** What everybody may read, any page of the web may read, without credentials. Writing needs a key and stays closed. */
const READABLE = { 'access-control-allow-origin': '*', 'access-control-expose-headers': 'link, retry-after' }
const PREFLIGHT = {
  ...READABLE,
  'access-control-allow-methods': 'GET, HEAD, OPTIONS',
  'access-control-allow-headers': 'accept, content-type',
  'access-control-max-age': '86400',
}
const HARDENED = { 'x-content-type-options': 'nosniff', 'content-security-policy': "default-src 'none'" }

/**
 * GeoReport v2: `/open311/v2/<resource>.json` or `.xml`, and what belongs to it. Whatever goes wrong is said in the
 * standard's own way, in the format that was asked for.
 */
export async function handler(event: Event, _context?: unknown): Promise<Result> {
  const { method } = event.requestContext.http
  if (method === 'OPTIONS') return { statusCode: 204, headers: PREFLIGHT }
  const isRead = method === 'GET' || method === 'HEAD'
  const { path, suffix } = addressed(event.rawPath)
  // Without a format there is no telling which the client reads; XML is what every server of the standard has.
  const format: Format = suffix === 'json' ? 'json' : 'xml'
  const { status, text, headers } = await answered(event, {
    method: isRead ? 'GET' : method,
    path,
    suffix,
    format,
  })
  return {
    statusCode: status,
    headers: {
      'content-type': TYPES[format],
      'cache-control': 'no-store',
      ...HARDENED,
      ...(isRead ? READABLE : {}),
      ...headers,
    },
    body: method === 'HEAD' ? '' : text,
  }
}

/** What is asked for: `v2` and slashes too many make no difference. */
function addressed(rawPath: string): { path: string; suffix: string } {
  const path = rawPath.replace(/\/{2,}/g, '/').replace(/\/$/, '')
  const [, inside = '', suffix = ''] = /^\/(?:open311(?:\/v2)?(?:\/|$))?(.*?)(?:\.(json|xml|jpg))?$/is.exec(path) ?? []
  return { path: inside, suffix: suffix.toLowerCase() }
}

type Asked = { method: string; path: string; suffix: string; format: Format }

async function answered(event: Event, { method, path, suffix, format }: Asked): Promise<Answered> {
  const { headers, requestContext, rawQueryString } = event
  try {
    const query = [...new URLSearchParams(rawQueryString)]
    const { fields, files } = method === 'POST' ? formOf(headers['content-type'] ?? '', bodyOf(event)) : NOTHING
    return await answerTo({
      ...{ method, path, suffix, format, base: baseOf(headers), address: addressOf(event) },
      ...{ fields: [...query, ...fields], files },
    })
  } catch (error) {
    const { status, message, retryAfterSeconds } = faultOf(error, requestContext.requestId)
    const items = [{ code: status, description: message }]
    return {
      status,
      text: listingText({ root: 'errors', each: 'error', items }, format),
      ...(retryAfterSeconds === undefined ? {} : { headers: { 'retry-after': String(retryAfterSeconds) } }),
    }
  }
}

const NOTHING = { fields: [], files: [] } as const

/** @throws Fault 400 */
function bodyOf({ body = '', isBase64Encoded }: Event): Buffer {
  const bytes = Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8')
  if (bytes.length > MAX_BODY_BYTES) {
    throw new Fault(400, `the request is too large: at most ${MAX_BODY_BYTES} bytes with its photos`)
  }
  return bytes
}

/** The address under which the caller reached this, without a slash at its end. */
function baseOf(headers: Event['headers']): string {
  const { host = '', 'x-forwarded-proto': proto, 'x-forwarded-prefix': prefix = '' } = headers
  // Anybody may write these headers: what is no address is left out.
  const [scheme, within] = [proto === 'http' ? 'http' : 'https', /^(\/[\w-]{1,40}){0,4}$/.test(prefix) ? prefix : '']
  return `${scheme}://${/^[\w.:[\]-]{1,255}$/.test(host) ? host : 'localhost'}${within}/open311/v2`
}

const Waits = v.object({ retryAfterSeconds: v.number() })

/** What the client is told; whatever is not meant for it is a bug, logged with the request's id. */
function faultOf(error: unknown, requestId: string): Fault {
  if (error instanceof Fault) return error
  const known = asBusy(error)
  if (isProblem(known, 'TOO_MANY_REQUESTS')) {
    const seconds = v.is(Waits, known.data) ? known.data.retryAfterSeconds : 60
    return new Fault(
      429,
      `too many requests, come again in ${seconds} seconds 请求太多，请 ${seconds} 秒后再来`,
      seconds,
    )
  }
  if (isProblem(known, 'BUSY')) return new Fault(503, `busy, please try again ${known.message}`, 1)
  if (isProblem(known, 'UNKNOWN_CATEGORY')) return new Fault(404, 'service_code was not found')
  if (isProblem(known, 'OUTSIDE_STREET')) return new Fault(400, 'lat and long lie outside the jurisdiction')
  if (isProblem(known, 'NOT_FOUND')) return new Fault(404, 'jurisdiction_id was not found')
  log.error('unexpected', { requestId, error: asError(error) })
  return new Fault(500, `General service error (${requestId})`)
}
