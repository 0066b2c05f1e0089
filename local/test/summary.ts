import { execFileSync } from 'node:child_process'
import { ROOT } from '../paths'
import { type Outcome, rounded } from './outcome'

/** What `.local/test/summary.json` says of a run. */
export interface Summary {
  /** The content that was tested: `git rev-parse HEAD^{tree}`. */
  tree: string
  /** There was more, or less, in the folder than that. */
  dirty: boolean
  /** Every step ran, and ran all its tests. */
  whole: boolean
  steps: readonly Outcome[]
  passed: number
  failed: number
  /** The whole run, installing included. */
  seconds: number
}

/** Which content is in the folder. */
export function contentOf(): Pick<Summary, 'tree' | 'dirty'> {
  const git = (...args: string[]) => execFileSync('git', args, { cwd: ROOT, encoding: 'utf8' }).trim()
  return { tree: git('rev-parse', 'HEAD^{tree}'), dirty: git('status', '--porcelain') !== '' }
}

/** Adds a run up. */
export function summaryOf(
  content: Pick<Summary, 'tree' | 'dirty'>,
  steps: readonly Outcome[],
  { whole, seconds }: Pick<Summary, 'whole' | 'seconds'>,
): Summary {
  const sum = (key: 'passed' | 'failed') => steps.reduce((total, step) => total + step[key], 0)
  return { ...content, whole, steps, passed: sum('passed'), failed: sum('failed'), seconds: rounded(seconds) }
}

/** The steps as a table: step, tests, seconds, CPU seconds. */
export function tableOf(steps: readonly Outcome[]): string {
  const cpu = (value: number | null) => (value === null ? '–' : value.toFixed(1))
  const rows = steps.map((step) => [
    `${step.failed > 0 ? '✗' : '✓'} ${step.name}`,
    [`${step.passed}`, ...(step.failed > 0 ? [`${step.failed} failed`] : [])].join(', '),
    step.seconds.toFixed(1),
    cpu(step.cpuSeconds),
    step.title,
  ])
  const total = steps.reduce((sum, { cpuSeconds }) => sum + (cpuSeconds ?? 0), 0)
  const all = [
    ['  step', 'tests', 'seconds', 'CPU s', ''],
    ...rows,
    ['  all', `${steps.reduce((sum, { passed }) => sum + passed, 0)}`, '', total.toFixed(1), ''],
  ]
  const widths = [0, 1, 2, 3].map((column) => Math.max(...all.map((row) => (row[column] ?? '').length)))
  return all
    .map((row) =>
      row
        .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}
