import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, statfsSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { copySnapshot } from '../../local/snapshot'
import { BEGINS_AT } from './instant'

/** The whole system as `npm start` brings it up, on a port and with data of its own. */
export interface Running {
  url: string
  /** Everything it printed. */
  printed: () => string
  /** Where it keeps its data. */
  folder: string
  /** Resolves when nothing is left to do: uploads, stream readers, pushes and due schedules. Throws when it fails. */
  settle: () => Promise<void>
  /** Moves the clock of all of it on, then settles. */
  advance: (ms: number) => Promise<void>
  /** Sets it to an instant (ISO 8601), then settles. */
  setClock: (at: string) => Promise<void>
  /** Ends it as Ctrl-C does and resolves with its exit code. */
  stop: () => Promise<number | null>
}

const UP_WITHIN_MS = 300_000

/** Where Linux keeps files in memory. A database there waits for no disk. */
const IN_MEMORY = '/dev/shm'
/** Far more than the demo street needs. Bytes. */
const ROOM = 2 ** 30

/** A new folder for a running system's data, in memory where there is room. */
export function aDataFolder(prefix: string): string {
  return mkdtempSync(join(hasRoom(IN_MEMORY) ? IN_MEMORY : tmpdir(), prefix))
}

function hasRoom(folder: string): boolean {
  try {
    const { bavail, bsize } = statfsSync(folder)
    return bavail * bsize > ROOM
  } catch {
    // Another system keeps none.
    return false
  }
}

/** A port nobody listens on. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      )
    })
  })
}

/** Asks the system for something a test may do to it. Throws with its answer when it refuses. */
async function order(url: string, name: string, body?: object): Promise<void> {
  const answer = await fetch(`${url}/__dev/${name}`, {
    method: 'POST',
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  if (!answer.ok) throw new Error(`${name}: ${await answer.text()}`)
}

/** What every story may do to the system at that address. */
function controls(url: string): Pick<Running, 'settle' | 'advance' | 'setClock'> {
  const settle = () => order(url, 'settle')
  return {
    settle,
    advance: (advanceMs) => order(url, 'clock', { advanceMs }).then(settle),
    setClock: (at) => order(url, 'clock', { at: Date.parse(at) }).then(settle),
  }
}

/**
 * Starts a system of the caller's own through its front door and resolves when it printed its URL and nothing is left to
 * do. It is a copy of the demo street that stands at noon; in a folder of the caller's, what is there already. Rejects with
 * what it said when it ends.
 */
export async function startNuanxin(given: { env?: Record<string, string>; folder?: string } = {}): Promise<Running> {
  const folder = given.folder ?? aDataFolder('nuanxin-')
  const isEmpty = readdirSync(folder).length === 0
  if (isEmpty) copySnapshot(folder)
  const port = await freePort()
  const child = spawn('npm', ['start'], {
    cwd: process.cwd(),
    env: {
      ...cleanEnvironment(),
      PORT: String(port),
      DATA_DIR: folder,
      SHORT_LIVED: '1',
      BUILDS: 'none',
      ...(isEmpty ? { CLOCK_AT: new Date(BEGINS_AT).toISOString() } : {}),
      ...given.env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve))
  await new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`not up in time:\n${output}`)), UP_WITHIN_MS)
    const listen = (chunk: Buffer) => {
      output += chunk.toString()
      if (!output.includes(`http://localhost:${port}`)) return
      clearTimeout(timer)
      resolve()
    }
    child.stdout.on('data', listen)
    child.stderr.on('data', listen)
    void ended.then((code) => {
      clearTimeout(timer)
      reject(new Error(`ended with ${code}:\n${output}`))
    })
  })
  const url = `http://localhost:${port}`
  const own = controls(url)
  await own.settle()
  return {
    ...own,
    url,
    printed: () => output,
    folder,
    stop: async () => {
      child.kill('SIGTERM')
      const code = await ended
      if (!given.folder) rmSync(folder, { recursive: true, force: true })
      return code
    },
  }
}

/** The caller's environment without what the tests themselves set for the functions. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  const { STAGE, TABLE_NAME, UPLOADS_BUCKET, PHOTOS_BUCKET, SECRETS_PARAMETER, SECRETS_JSON, ...rest } = process.env
  const kept = Object.entries(rest).filter(
    ([name]) => !/^(AWS_|WECHAT_|POWERTOOLS_|S3_|JEST_|CLOCK_|NODE_OPTIONS)/.test(name),
  )
  return Object.fromEntries(kept) as NodeJS.ProcessEnv
}
