import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, existsSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join, relative } from 'node:path'
import { isAlive } from '../machine/child'
import { aDataFolder } from '../machine/dataFolder'
import { freePort } from '../machine/ports'
import { LOCAL, ROOT } from '../paths'
import { filesOf } from '../system/app'
import { HELD_FILE } from '../system/held'

/**
 * When the demo street of a snapshot was loaded: some minutes before stories begin. Years ahead of the machine's time,
 * because DynamoDB Local has no clock but that, and by it removes what has expired.
 */
const LOADED_AT = '2031-11-19T11:20:00+08:00'

/** Everything the street is made from, and what runs while it is made. */
const INPUTS = ['functions', 'shared', 'infra', 'serverless.yml', 'package-lock.json', 'local']

const SNAPSHOTS = join(LOCAL, 'snapshots')
const UP_WITHIN_MS = 600_000

let known: string | undefined

/** Where the snapshot of the sources this process began with lies, or will lie. */
function folder(): string {
  known ??= join(SNAPSHOTS, digestOfSources())
  return known
}

function digestOfSources(): string {
  const digest = createHash('sha256').update(LOADED_AT)
  for (const file of INPUTS.flatMap(filesOf).filter((path) => !path.startsWith('local/test/')))
    digest
      .update(file)
      .update('\0')
      .update(readFileSync(join(ROOT, file)))
  return digest.digest('hex').slice(0, 16)
}

/**
 * Makes the snapshot when there is none of today's sources, which takes a minute: the demo street, loaded and with
 * everything that follows from its records, as the folder of a whole system that stands still. Those of other sources go.
 * @throws what the system said when it did not come up.
 */
export async function ensureSnapshot(): Promise<void> {
  const wanted = folder()
  if (existsSync(wanted)) return
  const part = join(SNAPSHOTS, `part-${process.pid}`)
  // Loaded in memory where there is room: every one of its thousands of writes would wait for the disk.
  const data = aDataFolder()
  try {
    await loadStreet(data)
    cpSync(data, part, { recursive: true })
  } finally {
    rmSync(data, { recursive: true, force: true })
  }
  for (const old of readdirSync(SNAPSHOTS)) {
    const maker = /^part-(\d+)$/.exec(old)?.[1]
    if (maker === undefined || !isAlive(Number(maker))) rmSync(join(SNAPSHOTS, old), { recursive: true })
  }
  renameSync(part, wanted)
}

/** Copies the snapshot into a folder that is there already. @throws when nobody has made it. */
export function copySnapshot(to: string): void {
  cpSync(snapshot(), to, { recursive: true })
}

function snapshot(): string {
  const made = folder()
  if (!existsSync(made)) throw new Error('there is no snapshot of the demo street of today’s sources')
  return made
}

/** Where a system's folder has its database. */
const DATABASE = 'dynamodb'
/** What processes of a running system hold open, or have read at their start. */
const HELD = [DATABASE, 'clock', 'secrets.json', 'functions.log', HELD_FILE]

/** From here on this process means the snapshot of today's sources, whatever becomes of them. */
export function holdSnapshot(): void {
  folder()
}

/**
 * Puts the snapshot in the place of what a running system keeps in its folder, while nothing reads or writes it.
 * @returns the folder whose database takes the place of its own.
 */
export function copyStreet(data: string): string {
  for (const name of readdirSync(data)) {
    if (!HELD.includes(name)) rmSync(join(data, name), { recursive: true })
  }
  const from = snapshot()
  cpSync(from, data, { recursive: true, filter: (path) => !HELD.includes(relative(from, path)) })
  return join(from, DATABASE)
}

/** Runs a whole system in an empty folder until nothing is left to do, then ends it. */
async function loadStreet(data: string): Promise<void> {
  const port = await freePort()
  const child = spawn(process.execPath, [join(ROOT, 'local', 'start.mjs')], {
    env: { ...process.env, PORT: String(port), DATA_DIR: data, BUILDS: 'none', SHORT_LIVED: '1', CLOCK_AT: LOADED_AT },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const url = `http://localhost:${port}`
  let said = ''
  const ended = new Promise<void>((resolve) => child.on('close', () => resolve()))
  try {
    await new Promise<void>((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`the street is not loaded in time:\n${said}`)), UP_WITHIN_MS)
      const listen = (chunk: Buffer) => {
        said += chunk.toString()
        if (said.includes(url)) resolve()
      }
      for (const stream of [child.stdout, child.stderr]) stream.on('data', listen)
      void ended.then(() => reject(new Error(`the street is not loaded:\n${said}`)))
      void ended.finally(() => clearTimeout(timer))
    })
    const settled = await fetch(`${url}/__dev/settle`, { method: 'POST' })
    if (!settled.ok) throw new Error(`the street does not settle: ${await settled.text()}`)
  } finally {
    child.kill('SIGTERM')
    await ended
  }
}
