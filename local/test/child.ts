import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { ROOT } from '../paths'

/** How a command ended. */
export interface Ended {
  code: number | null
  /** All it printed. */
  out: string
  /** What of it came by standard output. */
  spoken: string
  /** Of it and all its children; undefined where the system does not count them. */
  cpuSeconds: number | undefined
}

/** A command under way, in the root of the repository. */
export interface Started {
  child: ChildProcess
  ended: Promise<Ended>
}

/** Starts a command whose CPU time is counted. `listen` gets what it prints as it comes. */
export function start(
  command: readonly string[],
  env: NodeJS.ProcessEnv,
  listen: (chunk: string) => void = () => undefined,
): Started {
  const child = spawn(process.execPath, [join(__dirname, 'measured.mjs'), ...command], {
    cwd: ROOT,
    env,
    stdio: ['pipe', 'pipe', 'pipe', 'ipc'],
  })
  let out = ''
  let spoken = ''
  let cpuSeconds: number | undefined
  child.stdout?.setEncoding('utf8').on('data', (chunk: string) => {
    out += chunk
    spoken += chunk
    listen(chunk)
  })
  child.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
    out += chunk
    listen(chunk)
  })
  child.on('message', (told: { cpuSeconds?: number }) => {
    cpuSeconds = told.cpuSeconds
  })
  const ended = new Promise<Ended>((resolve) => {
    child.on('error', (error) => {
      out += `${error}\n`
    })
    child.on('close', (code) => resolve({ code, out, spoken, cpuSeconds }))
  })
  return { child, ended }
}
