import { readFile, stat } from 'node:fs/promises'
import { createServer, request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http'
import { extname, join, normalize, sep } from 'node:path'
import { wordsOf } from '../machine/console'
import { closeServer, listen, readBody, sendJson } from '../machine/http'
import type { DevRoutes } from './dev'

type Options = {
  port: number
  /** Where `/api/*` goes, without its prefix. */
  api: string
  /** Static files, the longest prefix first; a path without a file is the page's own and gets its index.html. */
  sites: readonly Site[]
  dev: DevRoutes
}

/** A page with what belongs to it, under a prefix of the one URL. */
export interface Site {
  prefix: `/${string}`
  folder: string
  /** What comes with each of its answers. */
  headers: Readonly<Record<string, string>>
}

/** The one URL. `drain` resolves when no request of the API is under way, with how many there were. */
export type Gateway = { url: string; drain: () => Promise<number>; stop: () => Promise<void> }

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
}

const MAX_DEV_BODY_BYTES = 10_000

/** Serves the one URL of a local run: the app, the console, their API and the helpers of the browser. */
export async function startGateway(options: Options): Promise<Gateway> {
  const under = new Set<Promise<void>>()
  const server = createServer((request, response) => {
    const asked = addressOf(request.url)
    if (asked === undefined)
      return sendJson(response, 400, { code: 'INVALID_INPUT', message: '地址不对，请检查后再试' })
    const { pathname } = asked
    // As it is written: /%61pi/ is no prefix here, nor where this is deployed.
    if (asked.written.startsWith('/api/')) {
      const answered = new Promise<void>((resolve) => response.on('close', resolve))
      under.add(answered)
      void answered.then(() => under.delete(answered))
      return forward(`${options.api}${asked.written.slice('/api'.length)}`, request, response)
    }
    if (pathname.startsWith('/__dev/')) return void develop(options.dev, pathname, request, response)
    // Its own links begin below it.
    if (pathname === '/console') return void response.writeHead(308, { location: '/console/' }).end()
    const site = options.sites.find(({ prefix }) => pathname.startsWith(prefix))
    if (!site) return void response.writeHead(404).end()
    return void file(site, pathname.slice(site.prefix.length), response)
  })
  const port = await listen(server, options.port)
  return {
    url: `http://localhost:${port}`,
    drain: async () => {
      const requests = under.size
      await Promise.all(under)
      return requests
    },
    stop: () => closeServer(server),
  }
}

function forward(target: string, request: IncomingMessage, response: ServerResponse): void {
  // serverless-offline would let pages of any origin in by itself; API Gateway does not: what a function says of it counts.
  const { origin: _, ...headers } = request.headers
  const forwarded = httpRequest(
    target,
    { method: request.method, headers: { ...headers, 'x-forwarded-proto': 'http', 'x-forwarded-prefix': '/api' } },
    (answer) => {
      // Node writes the machine's time; phones learn the system's from this header.
      response.writeHead(answer.statusCode ?? 502, { ...answer.headers, date: new Date().toUTCString() })
      answer.pipe(response)
    },
  )
  forwarded.on('error', (error) => {
    if (response.headersSent) response.destroy()
    else sendJson(response, 502, { code: 'UNREACHABLE', message: `本地服务没有应答：${error.message}` })
  })
  response.on('close', () => forwarded.destroy())
  request.pipe(forwarded)
}

async function develop(routes: DevRoutes, path: string, request: IncomingMessage, response: ServerResponse) {
  const route = routes[`${request.method} ${path.slice('/__dev/'.length)}`]
  if (route === undefined) return sendJson(response, 404, { message: `no ${request.method} ${path}` })
  try {
    const text = (await readBody(request, MAX_DEV_BODY_BYTES)).toString()
    sendJson(response, 200, await route(text === '' ? undefined : JSON.parse(text)))
  } catch (error) {
    sendJson(response, 400, { message: wordsOf(error) })
  }
}

/**
 * What a request asks for: its decoded path, and path and query as they are written, without steps up. Undefined when it is
 * none: an address of another host is no path of ours.
 */
function addressOf(url = '/'): { pathname: string; written: string } | undefined {
  if (!url.startsWith('/') || url.startsWith('//')) return undefined
  try {
    const { pathname, search } = new URL(url, 'http://localhost')
    return { pathname: decodeURIComponent(pathname), written: pathname + search }
  } catch (error) {
    if (error instanceof URIError || error instanceof TypeError) return undefined
    throw error
  }
}

async function file({ folder, headers }: Site, path: string, response: ServerResponse): Promise<void> {
  const wanted = join(folder, normalize(path))
  const isFile = wanted.startsWith(join(folder, sep)) && (await isThere(wanted))
  // A path with a dot asks for a file: answering it with the page would only hide that the file is missing.
  if (!isFile && extname(path) !== '' && extname(path) !== '.html') {
    response.writeHead(404).end()
    return
  }
  const found = isFile ? wanted : join(folder, 'index.html')
  if (!(await isThere(found))) {
    // Somebody builds the app anew at this moment.
    sendJson(response, 503, { message: 'the app is being built, try again 应用正在构建，请稍后刷新' })
    return
  }
  const hashed = /\.[0-9a-f]{8}\.\w+$/.test(found)
  const body = await readFile(found)
  response
    .writeHead(200, {
      ...headers,
      'content-type': TYPES[extname(found)] ?? 'application/octet-stream',
      'cache-control': hashed ? 'public, max-age=31536000, immutable' : 'no-cache',
    })
    .end(body)
}

const isThere = (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isFile(),
    () => false,
  )
