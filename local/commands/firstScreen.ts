import { spawn } from 'node:child_process'
import { readFileSync, statSync } from 'node:fs'
import { createServer, type ServerResponse } from 'node:http'
import { extname, join, normalize } from 'node:path'
import { gzipSync } from 'node:zlib'
import chromium from '@sparticuz/chromium'
import { FLAGS, openBrowser } from '../machine/browser'
import { closeServer, listen } from '../machine/http'
import { CONSOLE_HEADERS } from '../system/pageHeaders'

/** What a person waits for at most until the console's first screen can be used on this machine. Milliseconds. */
export const FIRST_SCREEN_MS = 1500
/** Best of so many: what else the machine does meanwhile is not the page's. */
const TRIES = 5
/** The same of Lighthouse, which takes half a minute. */
const LOOKS = 3

/** Fetched when it is asked for, and no dependency: it brings 146 packages of 111 MB (decision 181). */
const LIGHTHOUSE = 'lighthouse@12.2.3'
/** Out of 100, by category. */
const WANTED = { performance: 95, accessibility: 100, 'best-practices': 95 } as const

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
}

/** What the API says to somebody who has not signed in: the code to scan. */
const PIXEL = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII='

function answer(path: string): [number, object] {
  if (path.endsWith('/desk/logins')) {
    const expiresAt = Date.now() + 60_000
    return [
      201,
      {
        scene: 'd=MEASURED',
        contentType: 'image/png',
        imageBase64: PIXEL,
        digits: '42',
        expiresAt,
        serverTime: Date.now(),
      },
    ]
  }
  if (path.endsWith('/desk/logins/poll')) return [200, { state: 'waiting' }]
  return [401, { code: 'DESK_OVER', message: '请重新登录' }]
}

/** Serves a build of the console as its host does: compressed, with its policy. */
async function served(root: string) {
  const send = (response: ServerResponse, status: number, type: string, body: string | Buffer) => {
    const headers = { ...CONSOLE_HEADERS, 'content-type': type, 'content-encoding': 'gzip' }
    response.writeHead(status, headers).end(gzipSync(body))
  }
  const server = createServer(({ url = '/' }, response) => {
    const { pathname } = new URL(url, 'http://localhost')
    if (pathname.startsWith('/api/')) {
      const [status, body] = answer(pathname)
      return send(response, status, 'application/json; charset=utf-8', JSON.stringify(body))
    }
    if (!pathname.startsWith('/console/')) return void response.writeHead(404).end()
    const wanted = join(root, normalize(pathname.slice('/console'.length)))
    const file = statSync(wanted, { throwIfNoEntry: false })?.isFile() ? wanted : join(root, 'index.html')
    send(response, 200, TYPES[extname(file)] ?? 'application/octet-stream', readFileSync(file))
  })
  const port = await listen(server)
  return { url: `http://localhost:${port}/console/`, stop: () => closeServer(server) }
}

/** How long a PC with an empty cache waits until the number to pick stands on the screen. Milliseconds, best of five. */
export async function firstScreen(root: string): Promise<number> {
  const site = await served(root)
  const browser = await openBrowser()
  try {
    const times: number[] = []
    for (let left = TRIES; left > 0; left--) {
      const context = await browser.newContext()
      const page = await context.newPage()
      await page.goto(site.url)
      await page.locator('#signin-digits').filter({ hasText: '42' }).waitFor()
      times.push(await page.evaluate(() => performance.now()))
      await context.close()
    }
    return Math.min(...times)
  } finally {
    await browser.close()
    await site.stop()
  }
}

export interface Score {
  category: string
  score: number
  wanted: number
}

/** What Lighthouse says of the first screen at a desk, out of 100, best of three. @throws when it cannot be fetched or says nothing. */
export async function lighthouse(root: string): Promise<Score[]> {
  const site = await served(root)
  try {
    const looks: Score[][] = []
    while (looks.length < LOOKS) looks.push(await look(site.url))
    const best = (category: string) =>
      Math.max(...looks.flat().map((each) => (each.category === category ? each.score : 0)))
    return Object.entries(WANTED).map(([category, wanted]) => ({ category, wanted, score: best(category) }))
  } finally {
    await site.stop()
  }
}

async function look(url: string): Promise<Score[]> {
  const report = await said('npx', [
    ...['--yes', LIGHTHOUSE, url, '--quiet', '--preset=desktop', '--output=json', '--output-path=stdout'],
    `--only-categories=${Object.keys(WANTED).join()}`,
    `--chrome-flags=--headless=new ${FLAGS.join(' ')}`,
  ])
  const { categories } = JSON.parse(report) as { categories: Record<string, { score: number }> }
  return Object.entries(WANTED).map(([category, wanted]) => {
    const score = categories[category]?.score
    if (score === undefined) throw new Error(`Lighthouse says nothing of ${category}`)
    return { category, score: Math.round(score * 100), wanted }
  })
}

/** What a program printed. @throws its errors when it failed */
async function said(program: string, args: readonly string[]): Promise<string> {
  const CHROME_PATH = process.env.CHROMIUM_PATH ?? (await chromium.executablePath())
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { env: { ...process.env, CHROME_PATH }, stdio: ['ignore', 'pipe', 'pipe'] })
    const [out, errors]: [Buffer[], Buffer[]] = [[], []]
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk))
    child.stderr.on('data', (chunk: Buffer) => errors.push(chunk))
    child.on('error', reject)
    child.on('close', (code) => {
      if (code === 0) resolve(Buffer.concat(out).toString())
      else reject(new Error(`${program} ended with ${code}:\n${Buffer.concat(errors).toString()}`))
    })
  })
}
