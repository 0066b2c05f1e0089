/**
 * Runs one command and, when it has ended, tells its parent how many CPU seconds it and all its children took. Linux adds
 * them up for whoever waits for its children, and for nobody else; elsewhere there is no figure.
 */
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** Linux counts in hundredths of a second. */
const TICKS = 100

const [program = '', ...args] = process.argv.slice(2)
const child = spawn(program, args, { stdio: 'inherit', shell: process.platform === 'win32' })

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
// Whoever started this is gone, so nobody waits for an answer.
process.on('disconnect', () => child.kill('SIGTERM'))

child.on('error', (error) => {
  process.stderr.write(`${error.message}\n`)
  process.exit(127)
})
child.on('close', (code) => {
  const end = () => process.exit(code ?? 1)
  if (process.connected) process.send({ cpuSeconds: cpuSecondsOfChildren() }, end)
  else end()
})

/** Undefined where the kernel does not say. */
function cpuSecondsOfChildren() {
  if (process.platform !== 'linux') return undefined
  const stat = readFileSync('/proc/self/stat', 'utf8')
  // The name of a program may hold blanks and brackets; the fields after its last one do not.
  const [user, system] = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .slice(13, 15)
  return (Number(user) + Number(system)) / TICKS
}
