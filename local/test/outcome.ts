import { readFileSync } from 'node:fs'
import type { Ended } from './child'
import type { Step } from './steps'

/** How one step went. */
export interface Outcome {
  name: string
  title: string
  passed: number
  failed: number
  skipped: number
  seconds: number
  /** Null where the system does not count them. */
  cpuSeconds: number | null
}

/** How many tests of each kind jest counted. */
export interface Counts {
  passed: number
  failed: number
  skipped: number
}

/** What is wrong with how a step ended, in words; empty when it went well. `counts`: of a step of jest. */
export function wrongWith(
  step: Step,
  { code, out }: Pick<Ended, 'code' | 'out'>,
  counts: Counts | undefined,
): string[] {
  const wrong: string[] = []
  if (code !== 0) wrong.push(`it ended with ${code}`)
  if (step.clean && out.split('\n').some((line) => /warning|警告/i.test(line))) wrong.push('it warns')
  if (!counts) return wrong
  if (counts.failed > 0) wrong.push(`${counts.failed} failed`)
  if (counts.skipped > 0) wrong.push(`${counts.skipped} skipped`)
  if (counts.passed === 0) wrong.push('no test ran')
  return wrong
}

/** What jest counted. One that died before it could say so has one failure. */
export function countsIn(file: string): Counts {
  const told = jsonIn(file)
  if (!told) return { passed: 0, failed: 1, skipped: 0 }
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, numFailedTestSuites } = told
  return {
    passed: numPassedTests,
    failed: Math.max(numFailedTests, numFailedTestSuites),
    skipped: numPendingTests + numTodoTests,
  }
}

type JestJson = Record<
  'numPassedTests' | 'numFailedTests' | 'numPendingTests' | 'numTodoTests' | 'numFailedTestSuites',
  number
>

function jsonIn(file: string): JestJson | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    // Its own words, which are printed, say why it could not write this.
    return undefined
  }
}

/** A step's figures: what is no test run counts as one thing that passed or failed. */
export function outcomeOf(
  { name, title }: Step,
  wrong: readonly string[],
  counts: Counts | undefined,
  time: { seconds: number; cpuSeconds: number | undefined },
): Outcome {
  const isFine = wrong.length === 0
  const { passed, failed, skipped } = counts ?? { passed: isFine ? 1 : 0, failed: 0, skipped: 0 }
  return {
    name,
    title,
    passed,
    failed: isFine ? 0 : Math.max(1, failed),
    skipped,
    seconds: rounded(time.seconds),
    cpuSeconds: time.cpuSeconds === undefined ? null : rounded(time.cpuSeconds),
  }
}

export const rounded = (seconds: number): number => Math.round(seconds * 10) / 10
