import { log } from '@functions/platform/log'
import { type Problem, problem } from '@functions/platform/problem'
import type { LambdaEvent } from 'hono/aws-lambda'
import { env } from '../env'

export type ApiEvent = Extract<LambdaEvent, { rawPath: string }>
export interface ApiResult {
  statusCode: number
  headers?: Record<string, string>
  cookies?: string[]
  body?: string
}

/** The largest request body taken. Bytes; photos go to S3, so this is text. */
const MAX_BODY_BYTES = 64 * 1024

const METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}(?:==)?|[A-Za-z0-9+/]{3}=?)?$/

/** With every answer of the API: it is what its type says, kept nowhere, and never a page. */
export const GUARDS: Readonly<Record<string, string>> = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
}

/**
 * The event as everything behind can read it. Refuses what the web's Request would throw at: an unknown method, invalid
 * base64. The body of a GET is dropped, that of a write is read as JSON whatever its type.
 * @throws NOT_FOUND, INVALID_INPUT, PAYLOAD_TOO_LARGE
 */
export function readable(event: ApiEvent): ApiEvent {
  const { method } = event.requestContext.http
  if (!METHODS.has(method)) throw problem('NOT_FOUND')
  if (event.body === undefined || event.body === null || method === 'GET' || method === 'HEAD') {
    return { ...event, body: null, isBase64Encoded: false }
  }
  if (event.isBase64Encoded && !BASE64.test(event.body)) throw problem('INVALID_INPUT', { fields: [] })
  const body = event.isBase64Encoded ? Buffer.from(event.body, 'base64').toString('utf8') : event.body
  if (Buffer.byteLength(body) > MAX_BODY_BYTES) throw problem('PAYLOAD_TOO_LARGE')
  const others = Object.entries(event.headers).filter(([name]) => !/^content-(type|length|encoding)$/i.test(name))
  const headers = { ...Object.fromEntries(others), 'content-type': 'application/json' }
  return { ...event, body, isBase64Encoded: false, headers }
}

/**
 * The network address that a request comes from. Through the one host of pages and API it is CloudFront's for everybody:
 * there counts whom that host names, which proves itself by a key that nobody else can know.
 */
export function addressOf({
  headers,
  requestContext,
}: {
  headers: Record<string, string | undefined>
  requestContext: { http: { sourceIp: string } }
}): string {
  const { 'x-nuanxin-front': key, 'x-nuanxin-viewer': viewer } = headers
  if (env.frontKey !== '' && key === env.frontKey && viewer) return viewer
  return requestContext.http.sourceIp
}

/** What became of a request that did not come through to a route. */
export function refusal({ status, code, message, data }: Problem): ApiResult {
  const body = JSON.stringify({ code, message, data })
  return { statusCode: status, headers: { ...GUARDS, 'content-type': 'application/json' }, body }
}

/** The last word: what is not JSON is none of our answers, and is told as every other fault. */
export function answered(result: ApiResult, requestId: string): ApiResult {
  const type = Object.entries(result.headers ?? {}).find(([name]) => name.toLowerCase() === 'content-type')?.[1]
  if (result.statusCode < 400 || type?.includes('json')) return result
  log.error('an answer that is none of ours', { requestId, status: result.statusCode })
  return {
    statusCode: 500,
    headers: { ...GUARDS, 'content-type': 'application/json' },
    body: JSON.stringify({ code: 'INTERNAL', message: sorry(requestId), data: { requestId } }),
  }
}

export const sorry = (requestId: string) => `系统出了点问题，请稍后再试（编号 ${requestId}）`

/** The smallest number the table keeps apart from 0; phones have no use for smaller ones. */
const SMALLEST = 1e-100

/** Where an input holds a number that the table cannot keep; undefined when all can be kept. */
export function unkept(input: unknown, path = ''): string | undefined {
  if (typeof input === 'number')
    return input !== 0 && !(Math.abs(input) >= SMALLEST && Math.abs(input) < 1e100) ? path : undefined
  if (typeof input !== 'object' || input === null) return undefined
  for (const [key, field] of Object.entries(input)) {
    const found = unkept(field, path ? `${path}.${key}` : key)
    if (found !== undefined) return found
  }
  return undefined
}
