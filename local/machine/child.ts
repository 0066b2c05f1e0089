import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'

/** A guarded child: it dies with us whatever way we die. */
export type Guarded = {
  process: ChildProcess
  /** The last output, newest at the end, for the one line that explains a failure. */
  output: () => string
  /** Resolves with the exit code as soon as the child has ended. */
  ended: Promise<number>
  /** Ends the child and resolves when it is gone. Safe to call twice. */
  stop: () => Promise<void>
}

type Options = { cwd?: string; env?: NodeJS.ProcessEnv; onOutput?: (text: string) => void }

const KEPT_CHARACTERS = 20_000

/** Starts `command` under the guard, so that it leaves with this process even when that is killed outright. */
export function startGuarded(command: string, args: string[], { cwd, env, onOutput }: Options = {}): Guarded {
  const child = spawn(process.execPath, [join(__dirname, 'guard.mjs'), command, ...args], {
    stdio: ['pipe', 'pipe', 'pipe'],
    // Its own group: Ctrl-C reaches only us, and we decide in which order the parts end.
    detached: process.platform !== 'win32',
    cwd,
    env,
  })
  let kept = ''
  const keep = (chunk: Buffer) => {
    kept = (kept + chunk.toString()).slice(-KEPT_CHARACTERS)
    onOutput?.(chunk.toString())
  }
  child.stdout.on('data', keep)
  child.stderr.on('data', keep)
  // The guard may be gone before our end of its input is closed; that is what we wanted.
  child.stdin.on('error', () => undefined)
  const ended = new Promise<number>((resolve) => child.once('exit', (code) => resolve(code ?? 1)))
  const stop = async () => {
    child.stdin.end()
    await ended
  }
  return { process: child, output: () => kept, ended, stop }
}

/** Does a process of that id run? */
export function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    // Somebody else's process cannot be signalled, but it is there.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
