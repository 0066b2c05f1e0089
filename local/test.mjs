/**
 * `npm test`: everything that must hold, step by step, with one summary. Fetches what is missing first.
 * `npm test -- <step> …` runs only the named steps. Each step's full output is kept in .local/test/.
 */
import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ensureInstalled } from './install.mjs'
import { underRightNode } from './node.mjs'
import { startSystem } from './testSystem.mjs'

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..')
const LOGS = join(ROOT, '.local', 'test')
const WINDOWS = process.platform === 'win32'
const QUIET = {
  ...process.env,
  CI: 'true',
  FORCE_COLOR: '0',
  // Measures and layout are the same; whoever wants to look at the screens runs weapp:screens.
  PICTURES_AT: '1',
}
const JEST = ['npx', 'jest', '--silent=passed-only']

/** In order: what fails fastest first; the builds before what runs them. */
const STEPS = [
  ['style', 'Biome', ['npx', 'biome', 'ci', '--diagnostic-level=info', '--error-on-warnings', '.']],
  ['types', 'TypeScript, strict', ['npx', 'tsc', '--noEmit', '-p', '.']],
  [
    'layers',
    'dependencies point one way',
    [
      'npx',
      'depcruise',
      '--config',
      '.dependency-cruiser.cjs',
      'functions',
      'shared',
      'miniapp',
      'local',
      'test',
      'config',
    ],
  ],
  ['unused', 'nothing is unused', ['npx', 'knip']],
  ['unit', 'unit tests', [...JEST, 'functions', 'shared', 'miniapp', 'local']],
  ['integration', 'every route on DynamoDB Local', [...JEST, 'test/integration']],
  ['property', 'properties and races', [...JEST, '-i', 'test/property', 'test/race']],
  ['faults', 'every write of points and meals, disturbed', [...JEST, '-i', 'test/faults']],
  ['costs', 'cost budgets', ['npx', 'jest', '-i', 'test/costs']],
  ['weapp', 'mini-program build', ['npm', 'run', '--silent', 'build:weapp']],
  ['h5', 'browser build', ['npm', 'run', '--silent', 'build:h5']],
  ['package', 'templates for aws and aws-cn', ['npm', 'run', '--silent', 'package']],
  ['size', 'sizes against their budgets', ['npm', 'run', '--silent', 'size']],
  ['fidelity', 'stand-ins and templates', [...JEST, 'test/fidelity']],
  [
    'e2e',
    'every screen and three persons in a real browser',
    [...JEST, '-i', 'test/e2e/main', 'test/e2e/start', 'test/e2e/screens'],
  ],
  ['engine', 'the mini-program in WeChat’s component engine', [...JEST, 'test/weapp']],
  ['restart', 'what they did survives a restart', [...JEST, '-i', 'test/e2e/restart']],
  ['audit', 'WeChat’s rules and our budgets', ['npm', 'run', '--silent', 'weapp:audit']],
]

/** Steps that time nothing and keep out of each other's way use both cores of a small machine. */
const SIDE_BY_SIDE = [
  ['style', 'types', 'layers', 'unused', 'unit'],
  ['property', 'faults', 'package'],
  ['costs', 'weapp', 'h5'],
  ['e2e', 'engine'],
  ['restart', 'audit'],
]

/** Steps that walk through the whole running system share one: loading its demo street takes a minute. */
const ON_ONE_SYSTEM = ['e2e', 'engine']
/** The system starts beside this step, which leaves it a core. */
const STARTS_BESIDE = 'fidelity'

/** Builds that have to be clean: a line with a warning fails them. */
const CLEAN = new Set(['weapp', 'h5'])

/** Steps whose own output is worth reading even when all is well. */
const SPEAKS = new Set(['costs', 'size', 'audit'])

/** The running system that steps share, from when it is started; undefined before. */
let system

/** Steps that went well, for those that can use what they made. */
const done = new Set()

/** What a step is told of those before it. @throws what the shared system said when it did not come up */
async function told(name) {
  if (name === 'fidelity' && done.has('package')) return { PACKAGES: join(ROOT, 'dist', 'package') }
  if (!system || ![...ON_ONE_SYSTEM, 'restart'].includes(name)) return {}
  const { NUANXIN_FOLDER, NUANXIN_URL } = await system.up
  return name === 'restart' ? { NUANXIN_FOLDER } : { NUANXIN_URL }
}

function run(name, command, more) {
  return new Promise((resolve) => {
    const isJest = command.includes('jest')
    const results = join(LOGS, `${name}.json`)
    const [program, ...args] = isJest ? [...command, '--json', `--outputFile=${results}`] : command
    const child = spawn(program, args, {
      cwd: ROOT,
      env: { ...QUIET, ...more },
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: WINDOWS,
    })
    let out = ''
    let spoken = ''
    child.stdout.on('data', (chunk) => {
      out += chunk
      spoken += chunk
    })
    child.stderr.on('data', (chunk) => {
      out += chunk
    })
    child.on('error', (error) => {
      out += `${error}\n`
    })
    child.on('close', (code) => {
      writeFileSync(join(LOGS, `${name}.log`), out)
      resolve({ code, out, spoken, counts: isJest ? countsIn(results) : undefined })
    })
  })
}

/** How many tests a jest run passed, failed and skipped; undefined when it died before it could say. */
function countsIn(file) {
  try {
    const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, numFailedTestSuites } = JSON.parse(
      readFileSync(file, 'utf8'),
    )
    return {
      passed: numPassedTests,
      failed: Math.max(numFailedTests, numFailedTestSuites),
      skipped: numPendingTests + numTodoTests,
    }
  } catch (error) {
    return { passed: 0, failed: 1, skipped: 0, why: String(error) }
  }
}

await underRightNode()
const began = Date.now()
ensureInstalled(ROOT)
rmSync(LOGS, { recursive: true, force: true })
mkdirSync(LOGS, { recursive: true })

const chosen = process.argv.slice(2)
const unknown = chosen.filter((name) => !STEPS.some(([step]) => step === name))
if (unknown.length) {
  console.error(`✗ no such step: ${unknown.join(', ')}. There are: ${STEPS.map(([name]) => name).join(', ')}`)
  process.exit(1)
}

let passed = 0
let failed = 0
/** Runs one step and returns the lines that tell of it. */
async function report([name, title, command]) {
  const from = Date.now()
  const { code, out, spoken, counts } = await told(name).then(
    (more) => run(name, command, more),
    (error) => ({ code: 1, out: String(error), spoken: '', counts: undefined }),
  )
  const skipped = counts?.skipped ?? 0
  const warnings = CLEAN.has(name) ? out.split('\n').filter((line) => /warning|警告/i.test(line)).length : 0
  const fine =
    code === 0 &&
    warnings === 0 &&
    (counts === undefined || (counts.failed === 0 && counts.passed > 0 && skipped === 0))
  if (fine) done.add(name)
  passed += counts?.passed ?? (fine ? 1 : 0)
  failed += fine ? 0 : Math.max(1, counts?.failed ?? 1)
  const tests = counts ? `, ${counts.passed} tests${skipped ? `, ${skipped} SKIPPED` : ''}` : ''
  const lines = [`${fine ? '✓' : '✗'} ${name.padEnd(12)} ${title}${tests} (${seconds(from)})`]
  if (!fine) lines.push(out.split('\n').slice(-120).join('\n'))
  else if (SPEAKS.has(name)) lines.push(spoken.trimEnd().replace(/^/gm, '    '))
  return lines
}

/** Starts the system for the steps that share it, once, and tells how it went when it does not come up. */
function startShared() {
  if (system || !wanted.some(([name]) => ON_ONE_SYSTEM.includes(name))) return
  system = startSystem(ROOT, QUIET, wanted.some(([name]) => name === 'e2e') ? 'h5' : 'none')
}

/** Ends it when no step that is still to come needs it. */
async function endShared() {
  if (!system || wanted.some(([name]) => ON_ONE_SYSTEM.includes(name))) return
  await system.stop()
}

const wanted = STEPS.filter(([name]) => chosen.length === 0 || chosen.includes(name))
while (wanted.length > 0) {
  const [first] = wanted
  const beside = SIDE_BY_SIDE.find((names) => names.includes(first[0])) ?? [first[0]]
  const group = wanted.filter(([name]) => beside.includes(name))
  if (beside.includes(STARTS_BESIDE) || beside.some((name) => ON_ONE_SYSTEM.includes(name))) startShared()
  wanted.splice(0, wanted.length, ...wanted.filter((step) => !group.includes(step)))
  for (const lines of (await Promise.all(group.map(report))).flat()) console.log(lines)
  await endShared()
}
system?.forget()

console.log(`\nafter ${seconds(began)}:`)
console.log(`${passed} passed, ${failed} failed`)
process.exit(failed === 0 ? 0 : 1)

function seconds(from) {
  return `${((Date.now() - from) / 1000).toFixed(1)} s`
}
