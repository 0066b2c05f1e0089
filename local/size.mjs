/**
 * `npm run size`: what every function and the mini-program weigh, against their budgets. Fails when one is over.
 *
 * A function's weight is time at its cold start; the mini-program's is time on a rider's phone plan.
 */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { bundle, sizes } from '../functions/build.mjs'

const KB = 1024
const WEAPP = join(dirname(fileURLToPath(import.meta.url)), '..', 'dist', 'weapp')
const FUNCTION_BUDGET = 1200 * KB
/** WeChat itself takes 2 MB for the main package and for each subpackage. */
const MAIN_BUDGET = 700 * KB
const SUBPACKAGE_BUDGET = 2048 * KB
const TOTAL_BUDGET = 1536 * KB

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

const weigh = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.map'))
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0)

if (existsSync(join(WEAPP, 'app.json'))) {
  const { subPackages = [] } = JSON.parse(readFileSync(join(WEAPP, 'app.json'), 'utf8'))
  const parts = subPackages.map(({ root }) => ({ root, bytes: weigh(join(WEAPP, root)) }))
  const total = weigh(WEAPP)
  line('mini-program, main package', total - parts.reduce((sum, { bytes }) => sum + bytes, 0), MAIN_BUDGET)
  for (const { root, bytes } of parts) line(`mini-program, ${root}`, bytes, SUBPACKAGE_BUDGET)
  line('mini-program, in all', total, TOTAL_BUDGET)
} else {
  process.stdout.write('– the mini-program is not built (npm run build:weapp)\n')
}
process.exit(over ? 1 : 0)
