/**
 * `npm run size`: what every function, the mini-program and the console weigh, against their budgets. Fails when one is over.
 *
 * A function's weight is time at its cold start; the mini-program's is time on a rider's phone plan; the console's, gzipped,
 * is time until a PC shows it.
 */
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { bundle, sizes } from '../../functions/build.mjs'
import { KB, weighConsole, weighWeapp } from './weight.ts'

const WEAPP = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'dist', 'weapp')
const CONSOLE = join(WEAPP, '..', 'console')
const FUNCTION_BUDGET = 1200 * KB

let over = false
const line = (name, bytes, budget, note = '') => {
  over ||= bytes > budget
  const mark = bytes > budget ? '✗' : '✓'
  const text = `${(bytes / KB).toFixed(0).padStart(6)} KB of ${(budget / KB).toFixed(0).padStart(5)}`
  process.stdout.write(`${mark} ${name.padEnd(34)} ${text}${note}\n`)
}

await bundle()
for (const { name, bytes, gzipped } of await sizes()) {
  line(name, bytes, FUNCTION_BUDGET, `  (${(gzipped / KB).toFixed(0)} KB gzipped)`)
}

if (existsSync(join(WEAPP, 'app.json'))) {
  for (const { name, bytes, budget } of weighWeapp(WEAPP)) line(`mini-program, ${name}`, bytes, budget)
} else {
  process.stdout.write('– the mini-program is not built (npm run build:weapp)\n')
}
if (existsSync(join(CONSOLE, 'files.json'))) {
  for (const { name, bytes, budget } of weighConsole(CONSOLE)) line(`console, ${name}`, bytes, budget, '  (gzipped)')
} else {
  process.stdout.write('– the console is not built (npm run build:console)\n')
}
process.exit(over ? 1 : 0)
