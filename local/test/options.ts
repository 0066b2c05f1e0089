import { STEPS } from './steps'

/** What the words after `npm test --` ask for. */
export interface Options {
  /** Only these steps; empty: all. */
  names: readonly string[]
  /** Only what differs from this commit can reach. */
  changed: string | undefined
  /** Ten times the runs, for a night. */
  isDeep: boolean
  /** Says what would run, and runs nothing. */
  isList: boolean
}

/** Reads the words. @throws for one it does not know, with all there are */
export function optionsFrom(words: readonly string[]): Options {
  const names = words.filter((word) => !word.startsWith('--'))
  const flags = words.filter((word) => word.startsWith('--'))
  const changed = flags.map((flag) => /^--changed(?:=(.+))?$/.exec(flag)).find((match) => match !== null)
  const strange = [
    ...names.filter((name) => !STEPS.some((step) => step.name === name)),
    ...flags.filter((flag) => !['--deep', '--list'].includes(flag) && !/^--changed(=.+)?$/.test(flag)),
  ]
  if (strange.length > 0) {
    const known = STEPS.map(({ name }) => name).join(', ')
    throw new Error(
      `no such step or option: ${strange.join(', ')}. There are: ${known}; --changed[=<commit>], --deep, --list`,
    )
  }
  if (changed && names.length > 0) throw new Error('either steps by name or --changed')
  return {
    names,
    changed: changed ? (changed[1] ?? 'HEAD') : undefined,
    isDeep: flags.includes('--deep'),
    isList: flags.includes('--list'),
  }
}

/** How many times as many runs of everything that is generated, and how many seconds from now until a seed repeats. */
const DEEP = 10
const SEEDS = 2 ** 31

/** The environment of every step. A deep run has a seed of its own, unless it is given one. */
export function environmentOf({ isDeep }: Options): NodeJS.ProcessEnv {
  const quiet = {
    ...process.env,
    CI: 'true',
    FORCE_COLOR: '0',
    // Measures and layout are the same; whoever wants to look at the screens runs weapp:screens.
    PICTURES_AT: '1',
  }
  if (!isDeep) return quiet
  const seed = process.env.TEST_SEED ?? String(Math.floor(Date.now() / 1000) % SEEDS)
  return { ...quiet, TEST_DEPTH: process.env.TEST_DEPTH ?? String(DEEP), TEST_SEED: seed, SCREENS: 'all' }
}
