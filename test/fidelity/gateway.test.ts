import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { closeServer, listen, sendJson } from '../../local/machine/http'
import { type Gateway, startGateway } from '../../local/system/gateway'
import { CONSOLE_HEADERS, PAGE_HEADERS } from '../../local/system/pageHeaders'

const folder = mkdtempSync(join(tmpdir(), 'gateway'))
const desk = mkdtempSync(join(tmpdir(), 'console'))
const api = createServer((_, response) => sendJson(response, 200, { ok: true }))
let gateway: Gateway
let port: number

beforeAll(async () => {
  writeFileSync(join(folder, 'index.html'), '<!DOCTYPE html>')
  writeFileSync(join(desk, 'index.html'), '<!DOCTYPE html><title>desk</title>')
  mkdirSync(join(desk, 'assets'))
  writeFileSync(join(desk, 'assets', 'index.0a1b2c3d.js'), '1')
  const apiPort = await listen(api)
  const sites = [
    { prefix: '/console/', folder: desk, headers: CONSOLE_HEADERS },
    { prefix: '/', folder, headers: PAGE_HEADERS },
  ] as const
  gateway = await startGateway({ port: 0, api: `http://127.0.0.1:${apiPort}`, sites, dev: {} })
  port = Number(new URL(gateway.url).port)
})
afterAll(async () => {
  await gateway.stop()
  await closeServer(api)
})

/** Sends a line as it is, which no client would. */
const raw = (line: string) =>
  new Promise<string>((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(`${line}\r\nhost: x\r\nconnection: close\r\n\r\n`))
    let text = ''
    socket.on('data', (chunk) => (text += chunk))
    socket.on('close', () => resolve(text))
    socket.on('error', reject)
  })

it.each([
  'GET http://other.example/api/streets/x HTTP/1.1',
  'GET http://other.example/ HTTP/1.1',
  'GET //other.example/api/x HTTP/1.1',
  'GET /api/%E0%A4%A HTTP/1.1',
])('%s is answered, and does not end the system', async (line) => {
  expect(await raw(line)).toMatch(/^HTTP\/1\.1 400 /)
  expect(await raw('GET /api/streets/x HTTP/1.1')).toMatch(/^HTTP\/1\.1 200 /)
})

it.each([
  'GET /%61pi/streets/x HTTP/1.1',
  'GET /a/../api/streets/x HTTP/1.1',
  'GET /./api/streets/x?at=http://other.example HTTP/1.1',
  'GET /api/../../api/streets/x HTTP/1.1',
  'GET /%00 HTTP/1.1',
  'GET /\\\\other.example/api/x HTTP/1.1',
  'GET * HTTP/1.1',
  'OPTIONS * HTTP/1.1',
  'CONNECT other.example:443 HTTP/1.1',
  'TRACE /api/streets/x HTTP/1.1',
  'GET /api/streets/\u00e4\u{1f600} HTTP/1.1',
  'GET /api/streets/x HTTP/9.9',
  'GET /__dev/%E0%A4%A HTTP/1.1',
  'POST /__dev/clock HTTP/1.1\r\ncontent-length: 5',
  'GET /api/streets/x HTTP/1.1\r\nupgrade: websocket\r\nconnection: upgrade',
  'GET /api/streets/x HTTP/1.1\r\nexpect: 200-ok',
  'nonsense',
])('attack 19: %j leaves the system up', async (line) => {
  await raw(line)
  expect(await raw('GET /api/streets/x HTTP/1.1')).toMatch(/^HTTP\/1\.1 200 /)
})

it('the page is in nobody’s frame, is what its type says, and runs its own scripts alone', async () => {
  const { headers } = await fetch(`http://127.0.0.1:${port}/`)
  expect(headers.get('x-frame-options')).toBe('DENY')
  expect(headers.get('x-content-type-options')).toBe('nosniff')
  expect(headers.get('content-security-policy')).toMatch(
    /default-src 'self'.*object-src 'none'.*frame-ancestors 'none'/,
  )
})

it('the console is a page of its own below its address, and every path of its own is that page', async () => {
  for (const path of ['/console/', '/console/today', '/console/reports/01HZ?team=x', '/console/..%2Fconsole/today']) {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`)
    expect([path, await answer.text()]).toEqual([path, expect.stringContaining('desk')])
    expect(answer.headers.get('cache-control')).toBe('no-cache')
  }
  const bare = await fetch(`http://127.0.0.1:${port}/console`, { redirect: 'manual' })
  expect([bare.status, bare.headers.get('location')]).toEqual([308, '/console/'])
})

it('no path leads out of the console’s folder', async () => {
  expect(await raw('GET /console/..%2f..%2f..%2f..%2fetc%2fpasswd HTTP/1.1')).not.toContain('root:')
  expect(await raw('GET /console/assets/..%5c..%5cindex.html HTTP/1.1')).not.toMatch(/^HTTP\/1\.1 5/)
})

it('the console runs no script but files of its own address, which never change under their name', async () => {
  const page = await fetch(`http://127.0.0.1:${port}/console/`)
  const policy = page.headers.get('content-security-policy') ?? ''
  expect(policy).toMatch(
    /default-src 'none'; script-src 'self';.*form-action 'none'; base-uri 'none'; frame-ancestors 'none'/,
  )
  expect(policy.match(/script-src[^;]*/)?.[0]).toBe("script-src 'self'")
  expect(page.headers.get('x-frame-options')).toBe('DENY')
  const script = await fetch(`http://127.0.0.1:${port}/console/assets/index.0a1b2c3d.js`)
  expect(script.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
  expect((await fetch(`http://127.0.0.1:${port}/console/assets/gone.0a1b2c3d.js`)).status).toBe(404)
})
