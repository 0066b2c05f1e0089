import { spawn } from 'node:child_process'

/** Whose child we were at first. */
const PARENT = process.ppid
const WATCHED_EVERY_MS = 1_000

/** With a terminal these reach the whole group, the program among it; a second one would cut its tidying short. */
const FROM_TERMINAL = process.stdin.isTTY ? ['SIGINT', 'SIGHUP'] : []
const SIGNALS = ['SIGINT', 'SIGHUP', 'SIGTERM']

/** Runs a program in place of this one: it has our terminal and our signals, we end as it ends. Never resolves. */
export function handOver(program, args, { shell = false } = {}) {
  const child = spawn(program, args, { stdio: 'inherit', shell })
  // A parent that was killed sends nothing; its children are only handed to another one.
  const watch = setInterval(() => process.ppid !== PARENT && pass('SIGTERM'), WATCHED_EVERY_MS).unref()
  /** Once: a parent that got the same signal is gone soon, too. */
  const pass = (signal) => {
    clearInterval(watch)
    if (!FROM_TERMINAL.includes(signal)) child.kill(signal)
  }
  for (const signal of SIGNALS) process.on(signal, pass)
  child.on('error', ({ message }) => {
    process.stderr.write(`✗ ${message}\n`)
    process.exit(127)
  })
  child.on('exit', (code, signal) => {
    if (signal === null) process.exit(code)
    for (const each of SIGNALS) process.removeAllListeners(each)
    process.kill(process.pid, signal)
  })
  return new Promise(() => undefined)
}
