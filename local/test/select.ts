import { changedSince, onlyFiles, type Reach, reachOf, testsReaching } from './changed'
import type { Options } from './options'
import { STEPS, type Step } from './steps'

/** What a run consists of. */
export interface Selection {
  steps: readonly Step[]
  /** Every step, and each with all its tests. */
  isWhole: boolean
  /** What is left out and why, a line each. */
  passedOver: readonly string[]
}

/** Which steps these options ask for. */
export function selectionOf({ names, changed }: Options): Selection {
  if (changed !== undefined) return selectionOfChange(changedSince(changed), (step, code) => testsReaching(step)(code))
  if (names.length === 0) return { steps: STEPS, isWhole: true, passedOver: [] }
  return { steps: STEPS.filter(({ name }) => names.includes(name)), isWhole: false, passedOver: [] }
}

/** What these changed paths reach, and the builds it works with. */
export function selectionOfChange(
  changed: readonly string[],
  tests: (step: Step, code: readonly string[]) => string[],
): Selection {
  const reaches = new Map<Step, Reach>(STEPS.map((step) => [step, reachOf(step, changed, (code) => tests(step, code))]))
  const isReached = (step: Step) => !('why' in (reaches.get(step) ?? { why: '' }))
  const needed = new Set(STEPS.filter(isReached).flatMap((step) => step.needs ?? []))
  const steps: Step[] = []
  const passedOver: string[] = []
  for (const [step, reach] of reaches) {
    if ('files' in reach) steps.push(onlyFiles(step, reach.files))
    else if ('all' in reach || needed.has(step.name)) steps.push(step)
    else passedOver.push(`– ${step.name.padEnd(12)} passed over: ${reach.why}`)
  }
  return { steps, isWhole: false, passedOver }
}
