import { readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { join } from 'node:path'
import { handler } from '@functions/open311/index'
import { parse } from 'yaml'
import { service } from '../../local/cloud/service'
import { closeServer, listen } from '../../local/machine/http'
import { type Gateway, startGateway } from '../../local/system/gateway'
import { apiEvent } from '../support/api'

const ORIGIN = 'https://elsewhere.example'

/** Does what serverless-offline does behind the gateway: whatever a function answers, a page of any origin may read it. */
async function offline(request: IncomingMessage, response: ServerResponse) {
  const { pathname, search } = new URL(request.url ?? '/', 'http://localhost')
  const isOpen311 = pathname.startsWith('/open311')
  const event = apiEvent({ method: request.method ?? 'GET', path: pathname, query: search.slice(1) })
  const answer = isOpen311 ? await handler(event as never) : { statusCode: 401, headers: {}, body: '' }
  const lets = request.headers.origin === undefined ? {} : { 'access-control-allow-origin': request.headers.origin }
  response.writeHead(answer.statusCode ?? 200, { ...lets, ...toText(answer.headers) }).end(answer.body)
}

const toText = (headers: object = {}) =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]))

const api = createServer((request, response) => void offline(request, response))
let gateway: Gateway

beforeAll(async () => {
  const port = await listen(api, 0)
  gateway = await startGateway({ port: 0, api: `http://127.0.0.1:${port}`, sites: [], dev: {} })
})
afterAll(async () => {
  await gateway.stop()
  await closeServer(api)
})

const corsOf = (headers: Headers) => [...headers].filter(([name]) => name.startsWith('access-control-')).sort()

it.each([
  ['GET', '/open311/v2/discovery.json'],
  ['HEAD', '/open311/v2/discovery.xml'],
  ['OPTIONS', '/open311/v2/requests.json'],
  ['POST', '/open311/v2/requests.json'],
  ['GET', '/members/me'],
  ['OPTIONS', '/members/me'],
])('%s %s lets a page of another origin read as much locally as the function says', async (method, path) => {
  const isOpen311 = path.startsWith('/open311')
  const own = isOpen311 ? (await handler(apiEvent({ method, path }) as never)).headers : {}
  const local = await fetch(`${gateway.url}/api${path}`, { method, headers: { origin: ORIGIN } })
  expect(corsOf(local.headers)).toEqual(corsOf(new Headers(toText(own))))
  const isPublic = isOpen311 && method !== 'POST'
  expect(local.headers.get('access-control-allow-origin')).toBe(isPublic ? '*' : null)
  expect(local.headers.get('access-control-allow-credentials')).toBeNull()
})

it('the template opens Open311 alone, and lets its preflights reach the function', () => {
  const text = readFileSync(join(__dirname, '..', '..', 'serverless.yml'), 'utf8')
  const { provider } = parse(text, { logLevel: 'error' })
  expect(provider.httpApi.cors).toBeUndefined()
  const preflights = Object.entries(service().functions).filter(([, { events }]) =>
    events.some(({ httpApi }) => httpApi?.startsWith('OPTIONS ')),
  )
  expect(preflights.map(([name]) => name)).toEqual(['open311'])
})
