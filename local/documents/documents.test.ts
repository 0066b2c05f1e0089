import { existsSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { secretsFrom } from '@functions/platform/sealed/secretsDocument'
import * as v from 'valibot'
import { COMMON_ALARMS } from '../../infra/alarm'
import { ROOT } from '../paths'
import { documents, textOf, written } from './documents'

const scripts = Object.keys(
  v.parse(v.object({ scripts: v.record(v.string(), v.string()) }), JSON.parse(textOf('package.json'))).scripts,
)

/** A document without what stands in blocks of code, and those blocks. */
const proseOf = (text: string) => text.replaceAll(/^```[\s\S]*?^```/gm, '')
const shellOf = (text: string) => [...text.matchAll(/^```sh\n([\s\S]*?)^```/gm)].map(([, block = '']) => block)
const quotedIn = (text: string) => [...proseOf(text).matchAll(/`([^`\n]+)`/g)].map(([, quoted = '']) => quoted)

test('every relative link of a document leads to something that exists', () => {
  const links = documents.flatMap((path) =>
    [...proseOf(textOf(path)).matchAll(/\]\(([^)\s]+)\)/g)].map(([, to = '']) => ({ path, to })),
  )
  expect(links.length).toBeGreaterThan(50)
  const dead = links.filter(
    ({ path, to }) =>
      !/^https?:/.test(to) && !existsSync(join(ROOT, normalize(join(dirname(path), to.replace(/#.*/, ''))))),
  )
  expect(dead).toEqual([])
})

/** Files that a reader makes, or that lie in a bucket or in WeChat's own packages. */
const ELSEWHERE = new Set(['photos/<street>/<name>.jpg'])
/** Folders that builds, runs and npm make. */
const MADE = /^(dist|\.local|\.cache|\.ci|node_modules)\//
const A_FILE = /^[\w@.*<>/-]*\w\.(?:[cm]?[jt]sx?|json|ya?ml|md|scss|html)$/
const A_FOLDER = /^(?:functions|shared|miniapp|console|local|infra|test|config|docs)\/[\w./-]*$/

/** What a name in backticks says of the tree; nothing where it holds a placeholder. */
function namedBy(quoted: string): string | undefined {
  if (MADE.test(quoted) || ELSEWHERE.has(quoted)) return undefined
  // A number of files at once: named by what they have in common.
  if (/[<>*{}…$]/.test(quoted)) return undefined
  return A_FILE.test(quoted) || A_FOLDER.test(quoted) ? quoted.replace(/^\.\//, '').replace(/\/$/, '') : undefined
}

/** Whole, or by its last parts: `contract/identity.ts`. */
const isThere = (name: string) =>
  existsSync(join(ROOT, name)) || written.some((path) => path.endsWith(`/${name}`) || path.includes(`/${name}/`))

test('every file and folder that a document names exists', () => {
  const named = documents.flatMap((path) =>
    quotedIn(textOf(path)).flatMap((quoted) => {
      const name = namedBy(quoted)
      return name === undefined ? [] : [{ path, name }]
    }),
  )
  expect(named.length).toBeGreaterThan(150)
  expect(named.filter(({ path, name }) => !isThere(name) && !existsSync(join(ROOT, dirname(path), name)))).toEqual([])
})

test('every npm script that a document, or the code, names exists', () => {
  const named = written.flatMap((path) =>
    [...textOf(path).matchAll(/\bnpm (?:run (?:--silent |-s )?([a-z][\w:-]*)|(start|test))\b/g)].map(
      ([, script, short]) => ({ path, script: script ?? short ?? '' }),
    ),
  )
  expect(named.length).toBeGreaterThan(100)
  expect(named.filter(({ script }) => !scripts.includes(script))).toEqual([])
})

/** How a command that a document tells one to type is known to work: a file that runs the same, with words it has. */
const RUN_BY: Record<string, [file: string, words: string]> = {
  'npm start': ['test/e2e/start.test.ts', 'local/start.mjs'],
  'npm run reset': ['local/bootstrap/node.test.ts', 'reset.mjs'],
  'npm run build:weapp': ['local/test/steps.ts', "build('weapp'"],
  'npm run build:h5': ['local/test/steps.ts', "build('h5'"],
  'npm run build:console': ['local/test/steps.ts', "build('console'"],
  'npm run build:functions': ['test/fidelity/rights.test.ts', "'build.mjs'"],
  'npm run package': ['local/test/steps.ts', "npm('package')"],
  'npm run size': ['local/test/steps.ts', "npm('size')"],
  'npm run weapp:audit': ['local/test/steps.ts', "npm('weapp:audit')"],
  'npm run openapi': ['local/generate/contract.test.ts', 'accessDocument()'],
  'npm run costs': ['local/test/steps.ts', 'jest -i test/costs'],
  'npm run check': ['local/test/steps.ts', 'biome ci'],
  'npm run types': ['local/test/steps.ts', "npm('types')"],
  'npm run bench:flash': ['test/race/flash.test.ts', 'flashSale'],
  'npm run ledger:verify': ['test/integration/ledgerVerify.test.ts', 'verifyLedger('],
  'npm run rebuild-counters': ['test/integration/insights.test.ts', 'rebuildCounters('],
  'npm run republish': ['test/integration/publication.test.ts', 'republish('],
  'npm run open311-key': ['local/commands/open311Key.db.test.ts', "'open311-key'"],
  'npm run rotate-keys': ['test/integration/keyRotation.test.ts', 'rotateKeys('],
  'npm run setup-code': ['local/commands/setupCode.db.test.ts', "'setup-code'"],
  'npm run first-data': ['test/integration/firstData.test.ts', "'first-data'"],
  'node local/run.mjs': ['local/bootstrap/node.test.ts', 'run.mjs'],
  'npx jest': ['local/test/steps.ts', 'jest --silent=passed-only'],
  curl: ['test/integration/open311.test.ts', 'requests.json'],
}

/** What no test runs, and why. */
const NOT_RUN: Record<string, string> = {
  'npm test': 'is what runs the tests',
  'npm run test:deep': 'the same with more runs, for a night',
  'npm run test:repeat': 'the same many times over',
  'npm run weapp:screens': 'the stories photograph the same screens; this one only shows them all',
  'npm ci': 'npm’s own',
  'npm view': 'npm’s own; asks the registry',
  'node local/run.mjs serverless deploy': 'needs AWS',
  'node local/run.mjs serverless rollback': 'needs AWS',
  'serverless remove': 'needs AWS',
  aws: 'needs AWS',
  jq: 'works on answers of AWS; the secret document it makes is parsed below',
}

/** A shell's own words, and functions that a block defines for the commands after it. */
const SHELL = /^(?:umask|read|export|key\(\)|out\(\)|q\(\)|q |revoke\(\)|revoke |[A-Z_]+=\$\(|B=)/
/** Goes on with what the line before it began. */
const GOES_ON = /^(?:aws lambda |--|\}|"\$\()/
const COMMANDS = [...Object.keys(RUN_BY), ...Object.keys(NOT_RUN)].sort((a, b) => b.length - a.length)
/** With what follows it: `npm run` alone is a heading. */
const TYPED = /^(?:(?:npx|node|aws|curl|jq|serverless) .|npm (?!run$).)/

/** A line as it is typed, without what is set before it and what is said after it. */
const typed = (line: string) =>
  line
    .replace(/\s+# .*$/, '')
    .replace(/^(?:[A-Z][A-Z0-9_]*=(?!\$\()\S+ )+/, '')
    .trim()

const told = documents.flatMap((path) => {
  const text = textOf(path)
  const lines = shellOf(text).flatMap((block) => block.replaceAll('\\\n', ' ').split('\n'))
  const commands = lines.map(typed).filter((line) => line !== '' && !line.startsWith('#'))
  const inline = quotedIn(text)
    .map(typed)
    .filter((line) => TYPED.test(line))
  return [
    ...commands.filter((line) => !SHELL.test(line)).map((line) => ({ path, line })),
    ...inline.map((line) => ({ path, line })),
  ]
})
const commandOf = (line: string) => COMMANDS.find((command) => line === command || line.startsWith(`${command} `))

test('every command that a document tells one to type is run by a test, or is on the list of those that are not', () => {
  expect(told.length).toBeGreaterThan(80)
  expect(told.filter(({ line }) => commandOf(line) === undefined && !GOES_ON.test(line))).toEqual([])
  const used = new Set(told.map(({ line }) => commandOf(line)))
  expect(COMMANDS.filter((command) => !used.has(command))).toEqual([])
})

test('what is said to run a command does', () => {
  const wrong = Object.entries(RUN_BY).filter(([, [file, words]]) => !textOf(file).includes(words))
  expect(wrong).toEqual([])
})

const OPERATIONS = textOf('docs/operations.md')

test('the secret document of docs/operations.md is one, as it is shown and as its command makes it', () => {
  const key = Buffer.alloc(32).toString('base64')
  const shown = /```json\n([\s\S]*?)```/.exec(OPERATIONS)?.[1] ?? ''
  const filled = shown
    .replaceAll('<32 bytes, base64>', key)
    .replace('<3 to 32 letters and digits>', 'push')
    .replace('<43 letters and digits>', 'A'.repeat(43))
  expect(secretsFrom(filled)).toMatchObject({ stageKid: 'k1', tokenKid: 't1' })
  const program = /'(\{wechat:[^']*\})' > secrets\.json/.exec(OPERATIONS)?.[1] ?? ''
  const made = program
    .replaceAll(/([\w]+):/g, '"$1":')
    .replaceAll(/\$[as]\b/g, '"wx"')
    .replaceAll(/\$[tki]\b/g, `"${key}"`)
  expect(secretsFrom(made)).toMatchObject({ stageKid: 'k1', tokenKid: 't1' })
})

test('docs/operations.md says of each alarm what it means', () => {
  const readers = textOf('docs/rights.md')
    .split('\n')
    .filter((line) => /^\| [a-z]/.test(line) && / records of /.test(line))
  const late = readers
    .map((line) => /^\| (\w)(\w*)/.exec(line))
    .map((found) => `${found?.[1]?.toUpperCase()}${found?.[2]}Late`)
  expect(late.length).toBeGreaterThan(1)
  const told = ['<Function>Errors', '<Function>Throttles', ...Object.keys(COMMON_ALARMS), ...late]
  expect(told.filter((name) => !OPERATIONS.includes(`\`${name}\``))).toEqual([])
})
