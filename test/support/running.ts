import { spawn } from 'node:child_process'
import { readdirSync, rmSync } from 'node:fs'
import { aDataFolder } from '../../local/machine/dataFolder'
import { freePort } from '../../local/machine/ports'
import { copySnapshot } from '../../local/seed/snapshot'
import { BEGINS_AT } from './instant'
import { type Street, streetAt } from './street'

/** The whole system as `npm start` brings it up, on a port and with data of its own. */
export interface Running extends Street {
  /** Everything it printed. */
  printed: () => string
  /** Ends it as Ctrl-C does and resolves with its exit code. */
  stop: () => Promise<number | null>
}

const UP_WITHIN_MS = 300_000

/**
 * Starts a system of the caller's own through its front door and resolves when it printed its URL and nothing is left to
 * do. It is a copy of the demo street that stands at noon; in a folder of the caller's, what is there already. Rejects with
 * what it said when it ends.
 */
export async function startNuanxin(given: { env?: Record<string, string>; folder?: string } = {}): Promise<Running> {
  const folder = given.folder ?? aDataFolder()
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
  const street = streetAt(`http://localhost:${port}`, folder)
  await street.settle()
  return {
    ...street,
    printed: () => output,
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
