import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { openBrowser } from '../support/browser'
import { widthOf } from './audit/table'
import { copyBuild } from './faults/copy'
import { auditOf, FAULTS, type Fault, toSignIn } from './faults/list'
import { openApp } from './harness/app'
import type { App } from './harness/person'

/**
 * Proof that the harness can fail: one deliberate fault in a copy of the build, and what notices it. Behind the app
 * there is only a server that knows nothing.
 */
let folder: string
let server: Server
let browser: Browser
let url: string
const caught: string[][] = []

/** A person in a hurry: what a fault hides will not come later. Milliseconds. */
const PATIENCE_MS = 1000

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'faults-'))
  server = createServer((_, answer) => {
    answer.writeHead(404, { 'content-type': 'application/json' }).end('{"code":"NOT_FOUND","message":"没有找到"}')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (!address || typeof address !== 'object') throw new Error('no port')
  url = `http://127.0.0.1:${address.port}`
  browser = await openBrowser()
}, 60_000)

afterAll(async () => {
  await browser?.close()
  server?.closeAllConnections()
  server?.close()
  rmSync(folder, { recursive: true, force: true })
  // Not to the console, which the runner keeps silent where all went well.
  process.stdout.write(`${tableOf([['fault', 'caught by', 'sentence'], ...caught])}\n`)
})

/** The same names under each other, Chinese or not. */
function tableOf(rows: readonly string[][]): string {
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => widthOf(row[column] ?? ''))))
  const cell = (text: string, column: number) => text + ' '.repeat((widths[column] ?? 0) - widthOf(text))
  return rows.map((row) => row.map(cell).join('  ').trimEnd()).join('\n')
}

/** A server that knows nothing tells no clock: the phone goes by this machine's. */
const itsOwnClock = () => Promise.resolve(0)

const wordsOf = (error: unknown) => (error instanceof Error ? error.message : String(error))

/** Everything that is said while a person walks through that build. */
async function noticed(dist: string, { by, walk }: Pick<Fault, 'by' | 'walk'>, patience: number): Promise<string[]> {
  if (by === 'audit') return auditOf(dist)
  const said: string[] = []
  let app: App | undefined
  try {
    app = await openApp({ url, dist, patience, shift: itsOwnClock, ...(by === 'Chromium' ? { browser } : {}) })
    await app.settles()
    if (walk) {
      await walk(app)
      await app.settles()
    }
  } catch (error) {
    said.push(wordsOf(error))
  }
  await app?.close().catch((error: unknown) => said.push(wordsOf(error)))
  return said
}

test.each(['jsdom', 'Chromium', 'audit'] as const)('the untouched copy is clean for %s', async (by) => {
  expect(await noticed(copyBuild(join(folder, `clean-${by}`)), { by, walk: toSignIn }, 10_000)).toEqual([])
})

test.each(Object.entries(FAULTS))('%s', async (name, fault) => {
  const { make, by, says } = fault
  const dist = copyBuild(join(folder, String(caught.length)))
  make(dist)
  const said = await noticed(dist, fault, PATIENCE_MS)
  const sentence = said
    .join('\n')
    .split('\n')
    .find((line) => says.test(line))
  caught.push([name, by, sentence?.trim() ?? '—'])
  expect(said.join('\n')).toMatch(says)
})
