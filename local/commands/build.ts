import { say, wordsOf } from '../machine/console'
import { buildApp, type Target } from '../system/app'

/**
 * `npm run build:h5`, `npm run build:weapp`, `npm run build:console`: builds anew and prints what the builder says. What it was made from is noted,
 * so that `npm start` does not build the same again.
 */
async function main(): Promise<void> {
  const [, , target] = process.argv
  if (!isTarget(target)) throw new Error('say which: h5, weapp or console')
  await buildApp(target, { anew: true, onOutput: (text) => process.stdout.write(text) })
}

const isTarget = (text: string | undefined): text is Target => text === 'h5' || text === 'weapp' || text === 'console'

main().catch((error: unknown) => {
  say(`✗ ${wordsOf(error)}`)
  process.exitCode = 1
})
