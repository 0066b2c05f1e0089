import { spawn } from 'node:child_process'
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { aDataFolder } from '../../local/machine/dataFolder'
import { freePort } from '../../local/machine/ports'

/** `npm start` on a machine where something is wrong, and how it ends. */
jest.setTimeout(300_000)

let folder: string
beforeEach(() => {
  folder = aDataFolder()
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** The mini-program is built last and by the same code; ended half way, it would be missing for the suites that need it. */
const BUILDS = 'h5'
/** What does not end by itself within this time will not. Milliseconds. */
const ENDS_WITHIN_MS = 120_000

/** Runs it until it ends by itself; its code is null when it had to be ended. */
function startAndEnd(env: Record<string, string>): Promise<{ code: number | null; lines: string[] }> {
  const given = { ...process.env, DATA_DIR: folder, BUILDS, ...env }
  const child = spawn(process.execPath, ['local/start.mjs'], { env: given })
  let output = ''
  child.stdout.on('data', (chunk) => {
    output += chunk
  })
  child.stderr.on('data', (chunk) => {
    output += chunk
  })
  const timer = setTimeout(() => child.kill('SIGTERM'), ENDS_WITHIN_MS)
  return new Promise((resolve) =>
    child.on('close', (code) => {
      clearTimeout(timer)
      resolve({ code, lines: output.split('\n').filter((line) => line.startsWith('✗')) })
    }),
  )
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
  const PATH = join(folder, 'bin')
  mkdirSync(PATH)
  symlinkSync(process.execPath, join(PATH, 'node'))
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
