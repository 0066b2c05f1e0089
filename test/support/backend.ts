import { type ChildProcess, execFileSync, fork } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Inputs } from '@shared/contract/contract'
import type { Answer, EventOptions } from './api'
import { shiftHere } from './instant'

/** A request on its way to the functions. */
export interface Request {
  slice: keyof Inputs
  options: EventOptions
  /** The process dies when it is done with it, before it tells. */
  diesUntold?: boolean
}

export type Told = Answer<Record<string, unknown>>

/** A process of its own that serves the functions, until it is killed. */
export interface Backend {
  /** The answer, or undefined when the process died before it could tell. */
  ask: (request: Request) => Promise<Told | undefined>
  /** SIGKILL; resolves when it is gone. */
  kill: () => Promise<void>
}

export interface Bundle {
  start: () => Promise<Backend>
  remove: () => void
}

/** Bundles the functions once, so that a process with them is there in a moment. */
export function bundleBackend(): Bundle {
  const folder = mkdtempSync(join(tmpdir(), 'nuanxin-backend-'))
  const file = join(folder, 'backend.cjs')
  const esbuild = join(dirname(require.resolve('esbuild/package.json')), 'bin', 'esbuild')
  const how = ['--bundle', '--platform=node', '--format=cjs', '--log-level=error', '--external:sharp']
  execFileSync(esbuild, [join(__dirname, 'backendProcess.ts'), ...how, `--outfile=${file}`])
  const started = new Set<ChildProcess>()
  return {
    start: () => start(file, started),
    remove: () => {
      // What a test left behind when it failed would keep the whole run from ending.
      for (const child of started) child.kill('SIGKILL')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function start(file: string, started: Set<ChildProcess>): Promise<Backend> {
  const child = fork(file, {
    env: { ...process.env, CLOCK_SHIFT_MS: String(shiftHere()) },
    execArgv: ['--no-warnings', '--require', require.resolve('../../local/clock/install.cjs')],
  })
  started.add(child)
  const waiting = new Map<number, (told: Told | undefined) => void>()
  const gone = exitOf(child).then(() => {
    for (const tell of waiting.values()) tell(undefined)
  })
  await new Promise<void>((resolve, reject) => {
    child.once('message', () => resolve())
    void gone.then(() => reject(new Error('the functions did not start')))
  })
  child.on('message', ({ number, told }: { number: number; told: Told }) => {
    waiting.get(number)?.(told)
    waiting.delete(number)
  })
  let last = 0
  return {
    ask: (request) =>
      new Promise((resolve) => {
        if (!child.connected) return resolve(undefined)
        const number = ++last
        waiting.set(number, resolve)
        // What a dying process never read is told when it is gone.
        child.send({ number, request }, () => undefined)
      }),
    kill: () => {
      child.kill('SIGKILL')
      return gone
    },
  }
}

const exitOf = (child: ChildProcess) => new Promise<void>((resolve) => child.once('exit', () => resolve()))
