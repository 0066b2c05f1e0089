/**
 * `npm test`: everything that must hold, step by step, with one summary. Fetches what is missing first.
 * `npm test -- <step> …` runs only the named steps, `npm test -- --changed` what a change can reach, `--deep` ten times as
 * many generated cases. Each step's full output is kept in .local/test/. The steps are in local/test/steps.ts.
 */
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ensureInstalled } from './bootstrap/install.mjs'
import { underRightNode } from './bootstrap/node.mjs'

await underRightNode()
const began = Date.now()
ensureInstalled(join(dirname(fileURLToPath(import.meta.url)), '..'))

// Only now are there packages.
const { tsImport } = await import('tsx/esm/api')
const { main } = await tsImport('./test/main.ts', import.meta.url)
main(process.argv.slice(2), began).then(
  (code) => process.exit(code),
  (error) => {
    process.stderr.write(`✗ ${error.message}\n`)
    process.exit(1)
  },
)
