import { outcomeOf, wrongWith } from './outcome'
import { STEPS } from './steps'
import { summaryOf, tableOf } from './summary'

const step = { name: 'some', title: 'something', command: ['npx', 'jest'], cores: 1, inputs: [] } as const
const well = { code: 0, out: 'all well' }
const counts = { passed: 3, failed: 0, skipped: 0 }
const time = { seconds: 1.26, cpuSeconds: 2 }

test.each([
  ['an exit code', step, { ...well, code: 1 }, counts],
  ['a failed test', step, well, { ...counts, failed: 1 }],
  ['a skipped test', step, well, { ...counts, skipped: 1 }],
  ['no test at all', step, well, { passed: 0, failed: 0, skipped: 0 }],
  ['a warning of a build', { ...step, clean: true as const }, { ...well, out: 'WARNING in x' }, undefined],
])('%s makes a step red', (_what, given, ended, told) => {
  const wrong = wrongWith(given, ended, told)
  expect(wrong).toHaveLength(1)
  expect(outcomeOf(given, wrong, told, time).failed).toBeGreaterThan(0)
})

test('a step that went well counts its tests; what is no test run counts as one', () => {
  expect(wrongWith(step, well, counts)).toEqual([])
  expect(outcomeOf(step, [], counts, time)).toEqual({
    name: 'some',
    title: 'something',
    ...counts,
    seconds: 1.3,
    cpuSeconds: 2,
  })
  expect(outcomeOf(step, [], undefined, time)).toMatchObject({ passed: 1, failed: 0 })
})

test('the table and the summary add up all steps', () => {
  const steps = [
    outcomeOf(step, [], counts, time),
    outcomeOf(step, ['it warns'], undefined, { ...time, cpuSeconds: undefined }),
  ]
  const summary = summaryOf({ tree: 'abc', dirty: false }, steps, { whole: false, seconds: 9.99 })
  expect(summary).toEqual({ tree: 'abc', dirty: false, whole: false, steps, passed: 3, failed: 1, seconds: 10 })
  const [head, first, second, all] = tableOf(steps).split('\n')
  expect(head).toMatch(/step +tests +seconds +CPU s/)
  expect(first).toMatch(/✓ some +3 +1\.3 +2\.0 +something/)
  expect(second).toMatch(/✗ some +0, 1 failed +1\.3 +– /)
  expect(all).toMatch(/all +3 +2\.0/)
})

test('steps have names of their own, and wait only for steps there are', () => {
  const names = [...STEPS.map(({ name }) => name), 'system']
  expect(new Set(names).size).toBe(names.length)
  for (const { after = [], needs = [] } of STEPS) expect(names).toEqual(expect.arrayContaining([...after, ...needs]))
})
