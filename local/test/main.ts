import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { LOCAL, ROOT } from '../paths'
import { type Ended, start } from './child'
import { environmentOf, optionsFrom } from './options'
import { countsIn, type Outcome, outcomeOf, wrongWith } from './outcome'
import { isProved, noteProof } from './proofs'
import { runAll } from './schedule'
import { selectionOf } from './select'
import { STEPS, type Step } from './steps'
import { contentOf, summaryOf, tableOf } from './summary'

const LOGS = join(LOCAL, 'test')
const CORES = 2
/** How much of a failed step's output is shown; all of it is in its log. */
const LAST_LINES = 120

const say = (text: string) => process.stdout.write(`${text}\n`)

/** Runs what the words after `npm test --` ask for and resolves with the exit code. `beganAt`: when the command was given. */
export async function main(words: readonly string[], beganAt: number): Promise<number> {
  const options = optionsFrom(words)
  const env = environmentOf(options)
  const content = contentOf()
  const { steps: selected, isWhole, passedOver } = selectionOf(options)
  for (const line of passedOver) say(line)
  // Whoever names a step, and the night, wants to see it run.
  const known = new Set(isWhole && !options.isDeep ? selected.filter((step) => isProved(step)) : [])
  for (const { name } of known)
    say(`– ${name.padEnd(12)} passed over: what it stands on has not changed since it passed`)
  const steps = selected.filter((step) => !known.has(step))
  if (options.isList) {
    for (const step of steps) say(`  ${step.name.padEnd(12)} ${step.title}: ${step.command.join(' ')}`)
    return 0
  }
  const file = join(LOGS, options.isDeep ? 'summary.deep.json' : 'summary.json')
  mkdirSync(LOGS, { recursive: true })
  for (const { name } of STEPS)
    for (const kind of ['log', 'json']) rmSync(join(LOGS, `${name}.${kind}`), { force: true })
  rmSync(file, { force: true })
  if (options.isDeep) say(`… TEST_DEPTH=${env.TEST_DEPTH} TEST_SEED=${env.TEST_SEED}`)

  const outcomes = await run(steps, env)

  const seconds = (Date.now() - beganAt) / 1000
  const summary = summaryOf(content, outcomes, { whole: isWhole, seconds })
  writeFileSync(file, `${JSON.stringify(summary, undefined, 2)}\n`)
  say(`\n${tableOf(outcomes)}\n`)
  if (!isWhole)
    say(
      `only a part: ${steps.length} of ${STEPS.length} steps${options.changed ? `, by what differs from ${options.changed}` : ''}`,
    )
  say(`after ${summary.seconds} s:`)
  say(`${summary.passed} passed, ${summary.failed} failed`)
  return summary.failed === 0 ? 0 : 1
}

/** Runs the steps and resolves with how each went, in their order. */
async function run(steps: readonly Step[], env: NodeJS.ProcessEnv): Promise<Outcome[]> {
  const outcomes = new Map<string, Outcome>()
  /** What a step is told of those before it. */
  const told = (step: Step): NodeJS.ProcessEnv =>
    step.name === 'fidelity' && outcomes.get('package')?.failed === 0 ? { PACKAGES: join(ROOT, 'dist', 'package') } : {}

  await runAll(steps, CORES, async (step) => {
    const missing = (step.needs ?? []).filter((name) => (outcomes.get(name)?.failed ?? 0) > 0)
    const { outcome, lines } = await watched(step, async (results) =>
      missing.length > 0
        ? { code: 1, out: `not run: ${missing.join(', ')} failed`, spoken: '', cpuSeconds: 0 }
        : start([...step.command, ...results], { ...env, ...told(step) }).ended,
    )
    outcomes.set(step.name, outcome)
    for (const line of lines) say(line)
    if (outcome.failed === 0 && noteProof(step))
      say('    noted in local/test/proved.json, which belongs into the commit')
  })
  return steps.flatMap(({ name }) => outcomes.get(name) ?? [])
}

/** Runs a step by `go`, which gets the words that make jest write down its results, and tells how it went. */
async function watched(step: Step, go: (results: readonly string[]) => Promise<Ended>) {
  const from = Date.now()
  const isJest = step.command.includes('jest')
  const results = join(LOGS, `${step.name}.json`)
  const ended = await go(isJest ? ['--json', `--outputFile=${results}`] : [])
  writeFileSync(join(LOGS, `${step.name}.log`), ended.out)
  const counts = isJest ? countsIn(results) : undefined
  const wrong = wrongWith(step, ended, counts)
  const outcome = outcomeOf(step, wrong, counts, {
    seconds: (Date.now() - from) / 1000,
    cpuSeconds: ended.cpuSeconds,
  })
  const tests = counts ? `, ${counts.passed} tests` : ''
  const lines = [
    `${wrong.length === 0 ? '✓' : '✗'} ${step.name.padEnd(12)} ${step.title}${tests} (${outcome.seconds} s)`,
  ]
  if (wrong.length > 0) {
    lines.push(`    ${wrong.join('; ')}. All it said: .local/test/${step.name}.log`)
    lines.push(ended.out.split('\n').slice(-LAST_LINES).join('\n'))
  } else if (step.speaks) lines.push(ended.spoken.trimEnd().replace(/^/gm, '    '))
  return { outcome, lines }
}
