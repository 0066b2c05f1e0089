/**
 * `npm run size`: what every function, the mini-program and the console weigh, against their budgets. Fails when one is over.
 *
 * A function's weight is time at its cold start; the mini-program's is time on a rider's phone plan; the console's, gzipped,
 * is time until a PC shows it; that time is measured, too. With `--lighthouse` Lighthouse looks at the console's first screen.
 */
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { bundle, sizes } from '../../functions/build.mjs'
import { FIRST_SCREEN_MS, firstScreen, lighthouse } from './firstScreen.ts'
import { KB, weighConsole, weighWeapp } from './weight.ts'

const WEAPP = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'dist', 'weapp')
const CONSOLE = join(WEAPP, '..', 'console')
const FUNCTION_BUDGET = 1200 * KB

let over = false
const mark = (name, text, isOver) => {
  over ||= isOver
  process.stdout.write(`${isOver ? '✗' : '✓'} ${name.padEnd(34)} ${text}\n`)
}
const line = (name, bytes, budget, note = '') => {
  const text = `${(bytes / KB).toFixed(0).padStart(6)} KB of ${(budget / KB).toFixed(0).padStart(5)}`
  mark(name, `${text}${note}`, bytes > budget)
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
  const ms = await firstScreen(CONSOLE)
  mark(
    'console, first screen usable',
    `${ms.toFixed(0).padStart(6)} ms of ${String(FIRST_SCREEN_MS).padStart(5)}`,
    ms > FIRST_SCREEN_MS,
  )
  if (process.argv.includes('--lighthouse')) {
    for (const { category, score, wanted } of await lighthouse(CONSOLE)) {
      mark(
        `console, Lighthouse ${category}`,
        `${String(score).padStart(6)}    of ${String(wanted).padStart(5)}`,
        score < wanted,
      )
    }
  } else process.stdout.write('– Lighthouse is fetched by `npm run size -- --lighthouse`\n')
} else {
  process.stdout.write('– the console is not built (npm run build:console)\n')
}
process.exit(over ? 1 : 0)
