/** One thing the gate proves. */
export interface Step {
  name: string
  /** What it proves, in a few words. */
  title: string
  command: readonly string[]
  /** How many of the machine's two cores it keeps busy. */
  cores: 1 | 2
  /** What has to be over before, however it went. */
  after?: readonly string[]
  /** What it works with: when that failed, so has this. */
  needs?: readonly string[]
  /** The files it can see: a folder ends in `/`. A change of none of them passes it over with `--changed`. */
  inputs: readonly string[]
  /** Its tests see code only by importing it, or read it themselves: `--changed` runs those that import what changed. */
  imports?: true
  /** A line with a warning fails it. */
  clean?: true
  /** Its own words are worth reading when all is well, too. */
  speaks?: true
  /**
   * It proves a part of the repo by itself: everything that part stands on. A whole run passes it over when none of that has
   * changed since it passed.
   */
  standsOn?: readonly string[]
  /** Makes what other steps work with. */
  builds?: true
}

const npx = (line: string) => ['npx', ...line.split(' ')]
const npm = (script: string) => ['npm', 'run', '--silent', script]
const tests = (line: string) => npx(`jest --silent=passed-only ${line}`)

const BACKEND = ['functions/', 'shared/', 'local/', 'infra/', 'serverless.yml', 'test/support/']
const APP = [
  'miniapp/',
  'shared/',
  'config/',
  'local/commands/build.ts',
  'babel.config.js',
  'project.config.json',
  'types/',
]
const CONSOLE = ['console/', 'shared/', 'config/', 'local/commands/build.ts', 'local/system/app.ts']
const CODE = [...BACKEND, ...APP, ...CONSOLE, 'test/']

const ENGINE = [
  ...['harness/', 'audit/', 'faults/', 'specimen/', 'harness.test.ts', 'faults.test.ts', 'audit.test.ts', 'wcc.ts'],
  ...['media', 'navigation', 'network', 'permission', 'privacy', 'screen', 'upload'].map(
    (name) => `wx.${name}.test.ts`,
  ),
  'wx.test.ts',
].map((name) => `test/weapp/${name}`)

/** One of the builds that others need. */
const build = (name: string, title: string, command: Step['command'], inputs: Step['inputs']): Step => ({
  name,
  title,
  command,
  cores: 1,
  inputs,
  clean: true,
  builds: true,
})

/**
 * In the order in which they start, as far as cores are free: what fails fastest, then what others wait for. One step that
 * keeps both cores busy comes late, so that nothing waits beside an empty core.
 */
export const STEPS: readonly Step[] = [
  {
    name: 'style',
    title: 'Biome',
    command: npx('biome ci --colors=off --diagnostic-level=info --error-on-warnings .'),
    cores: 1,
    inputs: [''],
  },
  { name: 'types', title: 'TypeScript, strict', command: npm('types'), cores: 1, inputs: CODE },
  {
    name: 'unit',
    title: 'unit tests, without a database',
    command: tests('-w 1 --selectProjects unit'),
    cores: 1,
    inputs: [
      ...CODE,
      'docs/',
      'README.md',
      'README.zh-CN.md',
      'CONTRIBUTING.md',
      'package.json',
      '.dependency-cruiser.cjs',
    ],
    imports: true,
  },
  {
    name: 'layers',
    title: 'dependencies point one way',
    command: npx('depcruise --config .dependency-cruiser.cjs functions shared miniapp console local infra test config'),
    cores: 1,
    inputs: [...CODE, '.dependency-cruiser.cjs'],
  },
  { name: 'unused', title: 'nothing is unused', command: npx('knip'), cores: 1, inputs: [...CODE, 'knip.json'] },
  {
    name: 'street',
    title: 'the demo street is loaded, to be copied',
    command: npx('tsx local/seed/snapshotMain.ts'),
    cores: 1,
    inputs: BACKEND,
    builds: true,
  },
  build('h5', 'browser build', npm('build:h5'), APP),
  build('console', 'console build', npm('build:console'), CONSOLE),
  build('weapp', 'mini-program build', npm('build:weapp'), APP),
  {
    name: 'e2e',
    title: 'every screen, three persons, a PC and a new street in a real browser',
    command: tests('--selectProjects browser -w 1'),
    cores: 1,
    needs: ['h5', 'console', 'street'],
    inputs: CODE,
  },
  {
    name: 'stories',
    title: 'the mini-program, told in WeChat’s component engine',
    command: tests('--selectProjects stories -w 1'),
    cores: 1,
    needs: ['weapp', 'street'],
    inputs: CODE,
  },
  {
    name: 'seed',
    title: 'the demo street: its figures, and a history that can have happened',
    command: tests('--selectProjects seed -w 1'),
    cores: 1,
    needs: ['street'],
    inputs: [...BACKEND, 'test/seed/'],
  },
  {
    name: 'engine',
    title: 'the component engine and the audit themselves',
    command: tests('--selectProjects engine -w 1'),
    cores: 1,
    needs: ['weapp'],
    inputs: CODE,
    standsOn: [...ENGINE, 'test/support/browser.ts', 'local/clock/', 'package-lock.json'],
  },
  {
    name: 'package',
    title: 'templates for aws and aws-cn',
    command: npm('package'),
    cores: 1,
    inputs: [...BACKEND, 'config/'],
    builds: true,
  },
  {
    name: 'property',
    title: 'properties and races',
    command: tests('-i test/property test/race'),
    cores: 1,
    inputs: [...BACKEND, 'test/property/', 'test/race/'],
  },
  {
    name: 'faults',
    title: 'every write of points and meals, disturbed',
    command: tests('-i test/faults'),
    cores: 1,
    inputs: [...BACKEND, 'test/faults/'],
  },
  {
    name: 'costs',
    title: 'cost budgets',
    command: npx('jest -i test/costs'),
    cores: 1,
    inputs: [...BACKEND, 'test/costs/'],
    speaks: true,
  },
  {
    name: 'fidelity',
    title: 'stand-ins and templates',
    command: tests('-w 1 --selectProjects fidelity'),
    cores: 1,
    after: ['package'],
    inputs: [...BACKEND, 'config/', 'test/fidelity/'],
  },
  {
    name: 'size',
    title: 'sizes against their budgets',
    command: npm('size'),
    cores: 1,
    // Both bundle the functions into one folder.
    after: ['package'],
    needs: ['weapp', 'console'],
    inputs: [...BACKEND, ...APP, ...CONSOLE],
    speaks: true,
  },
  {
    name: 'integration',
    title: 'every route on DynamoDB Local',
    // A worker of a gigabyte needs longer to go than jest waits, and would count as one that something was left open in.
    command: tests('--workerIdleMemoryLimit=400MB test/integration .db.test.ts'),
    cores: 2,
    inputs: [...BACKEND, 'test/integration/', 'test/fidelity/'],
    imports: true,
  },
  {
    name: 'restart',
    title: 'a start, its failures, and what survives a restart',
    command: tests('--selectProjects system -w 1'),
    cores: 1,
    needs: ['street'],
    inputs: CODE,
  },
  {
    name: 'audit',
    title: 'WeChat’s rules and our budgets',
    command: npm('weapp:audit'),
    cores: 1,
    // Holds what the screens measured against the rules.
    after: ['stories'],
    needs: ['weapp'],
    inputs: CODE,
    speaks: true,
  },
]
