import { execFileSync, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { freePort, startNuanxin } from '../support/running'

/** `npm start` on a machine where something is wrong, and how it ends. */
jest.setTimeout(200_000)

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'nuanxin-start-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** Runs it until it ends by itself. */
function startAndEnd(env: Record<string, string>): Promise<{ code: number | null; lines: string[] }> {
  const child = spawn(process.execPath, ['local/start.mjs'], { env: { ...process.env, DATA_DIR: folder, ...env } })
  let output = ''
  child.stdout.on('data', (chunk) => {
    output += chunk
  })
  child.stderr.on('data', (chunk) => {
    output += chunk
  })
  return new Promise((resolve) =>
    child.on('close', (code) => resolve({ code, lines: output.split('\n').filter((line) => line.startsWith('✗')) })),
  )
}

/** Processes that have that text in their command line or environment. */
function processesOf(text: string): string[] {
  const all = execFileSync('ps', ['axeww', '-o', 'pid=,args='], { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 })
  return all.split('\n').filter((line) => line.includes(text) && !line.includes('ps axeww'))
}

test('a taken port is one clear line that says how to choose another', async () => {
  const port = await freePort()
  const server = createServer().listen(port)
  const { code, lines } = await startAndEnd({ PORT: String(port) })
  server.close()
  expect(code).toBe(1)
  expect(lines).toHaveLength(1)
  expect(lines[0]).toContain(String(port))
  expect(lines[0]).toContain('PORT=')
})

test('a port that is none is one clear line', async () => {
  const { code, lines } = await startAndEnd({ PORT: 'eighty' })
  expect({ code, lines: lines.length }).toEqual({ code: 1, lines: 1 })
  expect(lines[0]).toContain('PORT=eighty')
})

test('a missing Java is one clear line', async () => {
  const PATH = [dirname(process.execPath), '/bin-without-java'].join(delimiter)
  const { code, lines } = await startAndEnd({ PATH, PORT: String(await freePort()) })
  expect({ code, lines: lines.length }).toEqual({ code: 1, lines: 1 })
  expect(lines[0]).toContain('Java 17')
})

test('a broken database folder is one clear line that names npm run reset', async () => {
  mkdirSync(join(folder, 'dynamodb'))
  writeFileSync(join(folder, 'dynamodb', 'shared-local-instance.db'), 'this is no database')
  const { code, lines } = await startAndEnd({ PORT: String(await freePort()) })
  expect({ code, lines: lines.length }).toEqual({ code: 1, lines: 1 })
  expect(lines[0]).toContain('npm run reset')
})

test('it ends without leaving a process behind, and data survive a restart', async () => {
  const first = await startNuanxin({ folder })
  const before = await (await fetch(`${first.url}/api/streets/qishan/stations`)).json()
  expect(processesOf(folder).length).toBeGreaterThan(0)
  await first.stop()
  expect(processesOf(folder)).toEqual([])
  const second = await startNuanxin({ folder })
  expect(await (await fetch(`${second.url}/api/streets/qishan/stations`)).json()).toEqual(before)
  expect(second.printed()).not.toContain('demo data')
  const document = await (await fetch(`${second.url}/api/openapi.json`)).json()
  expect(document.openapi).toMatch(/^3\.1/)
  await second.stop()
})
