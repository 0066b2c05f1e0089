import { optionsFrom } from './options'
import { selectionOf, selectionOfChange } from './select'
import { STEPS } from './steps'

const none = () => []
const names = (selection: { steps: readonly { name: string }[] }) => selection.steps.map(({ name }) => name)

test('without a word every step runs; only that is whole', () => {
  expect(selectionOf(optionsFrom([]))).toEqual({ steps: STEPS, isWhole: true, passedOver: [] })
  expect(selectionOf(optionsFrom(['--deep'])).isWhole).toBe(true)
  const some = selectionOf(optionsFrom(['unit', 'style']))
  expect(names(some)).toEqual(['style', 'unit'])
  expect(some.isWhole).toBe(false)
})

test('a word nobody knows is told, with those there are', () => {
  expect(() => optionsFrom(['unti'])).toThrow(/unti.*style, types, unit/)
  expect(() => optionsFrom(['--changd'])).toThrow('--changd')
  expect(() => optionsFrom(['unit', '--changed'])).toThrow('either')
  expect(optionsFrom(['--changed=main']).changed).toBe('main')
  expect(optionsFrom(['--changed']).changed).toBe('HEAD')
})

test('a change of the lockfile reaches every step', () => {
  expect(names(selectionOfChange(['package-lock.json'], none))).toEqual(STEPS.map(({ name }) => name))
})

test('every step that a change does not reach is told with the reason, and the run is no whole one', () => {
  const selection = selectionOfChange(['docs/operations.md'], none)
  expect(names(selection)).toEqual(['style', 'unit'])
  expect(selection.passedOver).toHaveLength(STEPS.length - 2)
  expect(selection.passedOver.join('\n')).toContain('– types        passed over: it sees nothing of what changed')
  expect(selection.isWhole).toBe(false)
})

test('of tests that see code only by importing it those run that import what changed', () => {
  const importing = () => ['shared/rules/place/near.test.ts']
  const unit = selectionOfChange(['shared/rules/place/near.ts'], importing).steps.find(({ name }) => name === 'unit')
  expect(unit?.command.join(' ')).toMatch(
    /--selectProjects unit --runTestsByPath shared\/rules\/place\/near\.test\.ts$/,
  )
  const passedOver = selectionOfChange(['shared/rules/place/near.ts'], none).passedOver.join('\n')
  expect(passedOver).toContain('integration  passed over: none of its tests imports what changed')
})

test('what is no code, or is gone, is imported by nobody and reaches all of a step', () => {
  for (const path of ['serverless.yml', 'shared/rules/no-longer-here.ts']) {
    const found = selectionOfChange([path], none).steps.find(({ name }) => name === 'integration')
    expect(found?.command.join(' ')).toContain('test/integration')
  }
})

test('a story that is reached brings the builds it runs on', () => {
  expect(names(selectionOfChange(['test/e2e/main.test.ts'], none))).toEqual(
    expect.arrayContaining(['h5', 'weapp', 'e2e']),
  )
})
