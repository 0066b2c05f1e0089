import { createReadStream, existsSync, statSync } from 'node:fs'
import { createServer, request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http'
import { extname, join, normalize } from 'node:path'
import { wordsOf } from './console'
import type { DevRoutes } from './dev'
import { closeServer, listen, readBody, sendJson } from './http'

type Options = {
  port: number
  /** Where `/api/*` goes, without its prefix. */
  api: string
  /** Static files; a path without one is the app's own and gets index.html. */
  folder: string
  dev: DevRoutes
}

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

/** Serves the one URL of a local run: the app, its API and the helpers of the browser. */
export async function startGateway(options: Options): Promise<{ url: string; stop: () => Promise<void> }> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost')
    if (pathname.startsWith('/api/')) return forward(options.api, request, response)
    if (pathname.startsWith('/__dev/')) return void develop(options.dev, pathname, request, response)
    return file(options.folder, pathname, response)
  })
  const port = await listen(server, options.port)
  return { url: `http://localhost:${port}`, stop: () => closeServer(server) }
}

function forward(api: string, request: IncomingMessage, response: ServerResponse): void {
  const target = `${api}${(request.url ?? '').slice('/api'.length)}`
  const forwarded = httpRequest(target, { method: request.method, headers: request.headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers)
    answer.pipe(response)
  })
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

function file(folder: string, path: string, response: ServerResponse): void {
  const wanted = join(folder, normalize(decodeURIComponent(path)))
  const isFile = wanted.startsWith(folder) && existsSync(wanted) && statSync(wanted).isFile()
  // A path with a dot asks for a file: answering it with the page would only hide that the file is missing.
  if (!isFile && extname(path) !== '' && extname(path) !== '.html') {
    response.writeHead(404).end()
    return
  }
  const found = isFile ? wanted : join(folder, 'index.html')
  const hashed = /\.[0-9a-f]{8}\.\w+$/.test(found)
  response.writeHead(200, {
    'content-type': TYPES[extname(found)] ?? 'application/octet-stream',
    'cache-control': hashed ? 'public, max-age=31536000, immutable' : 'no-cache',
  })
  createReadStream(found).pipe(response)
}
