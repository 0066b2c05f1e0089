import { mkdtempSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { closeServer, listen, sendJson } from '../../local/machine/http'
import { type Gateway, startGateway } from '../../local/system/gateway'

const folder = mkdtempSync(join(tmpdir(), 'gateway'))
const api = createServer((_, response) => sendJson(response, 200, { ok: true }))
let gateway: Gateway
let port: number

beforeAll(async () => {
  writeFileSync(join(folder, 'index.html'), '<!DOCTYPE html>')
  const apiPort = await listen(api)
  gateway = await startGateway({ port: 0, api: `http://127.0.0.1:${apiPort}`, folder, dev: {} })
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

it('the page is in nobody’s frame, is what its type says, and runs its own scripts alone', async () => {
  const { headers } = await fetch(`http://127.0.0.1:${port}/`)
  expect(headers.get('x-frame-options')).toBe('DENY')
  expect(headers.get('x-content-type-options')).toBe('nosniff')
  expect(headers.get('content-security-policy')).toMatch(
    /default-src 'self'.*object-src 'none'.*frame-ancestors 'none'/,
  )
})
