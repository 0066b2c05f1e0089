import { log } from '@functions/platform/log'
import { isProblem } from '@functions/platform/problem'
import { asBusy } from '@functions/platform/transact'
import { Hono } from 'hono'
import { handle, type LambdaEvent } from 'hono/aws-lambda'
import { type Format, listingText } from './answers'
import { Fault } from './fault'
import { answerTo } from './routes'

type Event = Extract<LambdaEvent, { rawPath: string }>

const TYPES: Record<Format, string> = { json: 'application/json; charset=utf-8', xml: 'text/xml; charset=utf-8' }
const MAX_BODY_BYTES = 64 * 1024

const app = new Hono<{ Bindings: { event: Event } }>()

/** GeoReport v2: `/open311/v2/<resource>.json` or `.xml`. Whatever goes wrong is said in the standard's own way. */
app.all('*', async (c) => {
  const { requestContext } = c.env.event
  const [, path = '', suffix] = /^\/open311\/v2\/(.*?)(?:\.(json|xml))?$/.exec(c.req.path) ?? []
  // Without a format there is no telling which the client reads; XML is what every server of the standard has.
  const format: Format = suffix === 'json' ? 'json' : 'xml'
  const address = 'http' in requestContext ? requestContext.http.sourceIp : ''
  const send = (status: number, body: string) =>
    new Response(body, { status, headers: { 'content-type': TYPES[format], 'cache-control': 'no-store' } })
  try {
    if (suffix === undefined) throw new Fault(404, 'ask for .json or .xml')
    const body = c.req.method === 'POST' ? await c.req.text() : ''
    if (Buffer.byteLength(body) > MAX_BODY_BYTES) throw new Fault(413, 'the request is too large')
    const query = new URLSearchParams(c.env.event.rawQueryString)
    const { status, text } = await answerTo({ method: c.req.method, path, query, body, address, format })
    return send(status, text)
  } catch (error) {
    const { status, message } = faultOf(error, requestContext.requestId)
    const item = { code: String(status), description: message }
    return send(status, listingText({ root: 'errors', each: 'error', items: [item] }, format))
  }
})

/** What the client is told; whatever is not meant for it is a bug, logged with the request's id. */
function faultOf(error: unknown, requestId: string): Fault {
  if (error instanceof Fault) return error
  const known = asBusy(error)
  if (isProblem(known, 'TOO_MANY_REQUESTS')) return new Fault(429, known.message)
  if (isProblem(known, 'BUSY')) return new Fault(503, known.message)
  if (isProblem(known, 'UNKNOWN_CATEGORY')) return new Fault(404, 'service_code was not found')
  if (isProblem(known, 'OUTSIDE_STREET')) return new Fault(400, 'lat and long lie outside the jurisdiction')
  if (isProblem(known, 'NOT_FOUND')) return new Fault(404, 'jurisdiction_id was not found')
  log.error('unexpected', { requestId, error: error instanceof Error ? error : new Error(String(error)) })
  return new Fault(500, `General service error (${requestId})`)
}

export const handler = handle(app)
