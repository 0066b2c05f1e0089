import { type ChildProcess, spawn } from 'node:child_process'
import { appendFileSync, cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { LOCAL, ROOT } from '../paths'
import { STEPS } from './steps'
import type { Summary } from './summary'

/**
 * `npm run test:repeat -- 10`: the same answer every time. The gate's steps, but for its builds, so many times in a row
 * while busy loops load the cores; one line a run in `.local/test/repeat.log`, and not zero when any was red.
 * `--order=reverse` or `--order=shuffle` changes the order of the test files, `--idle` leaves the load away.
 * Further words name the only steps to run.
 */
const LOG = join(LOCAL, 'test', 'repeat.log')
const KEPT = join(LOCAL, 'test', 'repeat')
const LOOPS = 2
/** No run takes as long; the loops end by themselves then, whatever became of this process. Milliseconds. */
const LONGEST_MS = 60 * 60_000

interface Wanted {
  times: number
  order: string
  isIdle: boolean
  steps: readonly string[]
}

function wantedFrom(words: readonly string[]): Wanted {
  const [times = '10', ...names] = words.filter((word) => !word.startsWith('--'))
  const order = words.find((word) => word.startsWith('--order='))?.slice('--order='.length) ?? ''
  if (!/^\d+$/.test(times) || !['', 'reverse', 'shuffle'].includes(order)) {
    throw new Error('npm run test:repeat -- <times> [--order=reverse|shuffle] [--idle] [step …]')
  }
  const steps = names.length > 0 ? names : STEPS.filter(({ builds }) => !builds).map(({ name }) => name)
  return { times: Number(times), order, isIdle: words.includes('--idle'), steps }
}

/** Runs the gate with these steps and resolves with its exit code. */
function gate(steps: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(ROOT, 'local', 'test.mjs'), ...steps], {
      cwd: ROOT,
      env: { ...process.env, ...env },
      stdio: 'inherit',
    })
    child.on('error', reject)
    child.on('close', (code) => resolve(code ?? 1))
  })
}

const loops = new Set<ChildProcess>()
const endLoops = () => {
  for (const loop of loops) loop.kill('SIGKILL')
  loops.clear()
}

/** Keeps the cores busy until `endLoops`, or this process ends. */
function load(): void {
  const words = [join(__dirname, 'busy.mjs'), String(LONGEST_MS)]
  for (let i = 0; i < LOOPS; i++) loops.add(spawn(process.execPath, words, { stdio: 'ignore' }))
}

/** One line that says how a run went. */
function lineOf(run: number, order: string, code: number): string {
  const { passed, failed, seconds, steps, tree }: Summary = JSON.parse(
    readFileSync(join(LOCAL, 'test', 'summary.json'), 'utf8'),
  )
  const red = steps.filter((step) => step.failed > 0).map(({ name }) => name)
  const how = code === 0 ? 'green' : `RED: ${red.join(', ')}`
  return `${new Date().toISOString()} run ${run} ${how}, ${passed} passed, ${failed} failed, ${seconds} s, order ${order || 'own'}, tree ${tree}\n`
}

async function main(): Promise<number> {
  const { times, order, isIdle, steps } = wantedFrom(process.argv.slice(2))
  const used = STEPS.filter(({ name }) => steps.includes(name)).flatMap(({ needs = [], after = [] }) => [
    ...needs,
    ...after,
  ])
  const builds = STEPS.filter(({ name, builds }) => builds && used.includes(name)).map(({ name }) => name)
  if (builds.length > 0 && (await gate(builds, {})) !== 0) return 1
  rmSync(KEPT, { recursive: true, force: true })
  mkdirSync(KEPT, { recursive: true })
  writeFileSync(LOG, '')
  let red = 0
  for (let run = 1; run <= times; run++) {
    const turn = order === 'shuffle' ? `shuffle:${run}` : order
    if (!isIdle) load()
    const code = await gate(steps, turn === '' ? {} : { TEST_ORDER: turn }).finally(endLoops)
    const line = lineOf(run, turn, code)
    appendFileSync(LOG, line)
    process.stdout.write(line)
    if (code === 0) continue
    red++
    for (const step of steps) {
      cpSync(join(LOCAL, 'test', `${step}.log`), join(KEPT, `${run}-${step}.log`))
    }
  }
  const last = `${times - red} of ${times} green\n`
  appendFileSync(LOG, last)
  process.stdout.write(last)
  return red === 0 ? 0 : 1
}

process.on('exit', endLoops)
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => process.exit(130))
main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(`✗ ${error instanceof Error ? error.message : String(error)}\n`)
    process.exit(1)
  },
)
