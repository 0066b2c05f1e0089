import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { relative } from 'node:path'
import { ROOT } from '../paths'
import type { Step } from './steps'

/** What decides how anything is installed, built or run: a change of these reaches every step. */
const EVERYTHING = [
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'jest.config.cjs',
  'local/bootstrap/install.mjs',
  'local/test.mjs',
  'local/test/',
  // Jest loads these itself, so no test imports them.
  ...[
    'globalEnvironment',
    'globalSetup',
    'globalTeardown',
    'environment',
    'stopper',
    'database',
    'env',
    'ownTable',
  ].map((name) => `test/support/${name}.ts`),
  'test/support/sequencer.cjs',
  'local/cloud/dynamodb.ts',
  'local/machine/child.ts',
  'local/cloud/table.ts',
]

/** Code, which tests see by importing it. */
const CODE = /\.tsx?$/
/** A test that looks into files itself sees more than it imports. */
const READS = /readFileSync|readdirSync|execFile|spawn|fork\(/

/** What of a step a change reaches: all of it, some files of tests, or nothing because of `why`. */
export type Reach = { all: true } | { files: string[] } | { why: string }

/** Paths that differ from `base`, committed or not, and those git does not know yet. */
export function changedSince(base: string): string[] {
  const git = (...args: string[]) => execFileSync('git', args, { cwd: ROOT, encoding: 'utf8' }).split('\0')
  const paths = [
    ...git('diff', '--name-only', '--no-renames', '-z', base, '--'),
    ...git('ls-files', '--others', '--exclude-standard', '-z'),
  ]
  return [...new Set(paths.filter((path) => path !== ''))].sort()
}

const within = (path: string, places: readonly string[]) =>
  places.some((place) => (place === '' || place.endsWith('/') ? path.startsWith(place) : path === place))

/** What of a step these changed paths reach. `tests`: which files of its tests import any of the given ones, or are one. */
export function reachOf(step: Step, changed: readonly string[], tests: (code: readonly string[]) => string[]): Reach {
  if (changed.some((path) => within(path, EVERYTHING))) return { all: true }
  const seen = changed.filter((path) => within(path, step.inputs))
  if (seen.length === 0) return { why: 'it sees nothing of what changed' }
  // What is no code, or is gone, no import leads to.
  if (!step.imports || seen.some((path) => !CODE.test(path) || !existsSync(path))) return { all: true }
  const files = tests(seen)
  return files.length > 0 ? { files } : { why: 'none of its tests imports what changed' }
}

/** Which of a jest step's test files import one of these, and those that read files themselves. */
export function testsReaching(step: Step): (code: readonly string[]) => string[] {
  const list = (more: readonly string[]): string[] => {
    const [program = '', ...args] = step.command
    const out = execFileSync(program, [...args, '--listTests', '--json', ...more], {
      cwd: ROOT,
      encoding: 'utf8',
      stdio: 'pipe',
      shell: process.platform === 'win32',
    })
    return JSON.parse(out.slice(out.indexOf('['))).map((path: string) => relative(ROOT, path))
  }
  return (code) => {
    const all = list([])
    const related = new Set(list(['--findRelatedTests', ...code]))
    return all.filter((file) => related.has(file) || READS.test(readFileSync(file, 'utf8')))
  }
}

/** The step with only these files of its tests. */
export const onlyFiles = (step: Step, files: readonly string[]): Step => ({
  ...step,
  title: `${step.title}: ${files.length} files that the change reaches`,
  command: [...step.command.filter((word) => !/^(test\/|\.db\.)/.test(word)), '--runTestsByPath', ...files],
})
