import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { EFFECTS } from './onRecords'

const FUNCTIONS = join(__dirname, '..')

/** By its type, or, where a slice must not know it, by its shape. */
const AN_EFFECT = /^(?:export )?const \w+(?:: Effect\b| = \{\s+name: '\w+',\s+kinds: )/gm

const sources = () =>
  readdirSync(FUNCTIONS, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && !file.endsWith('.test.ts'),
  )
/** How many things in the functions are declared as following from a record. */
const declared = () =>
  sources().flatMap((file) => readFileSync(join(FUNCTIONS, file), 'utf8').match(AN_EFFECT) ?? []).length

test('whatever is declared as following from a record does follow: no effect is left out of the dispatcher', () => {
  expect(EFFECTS).toHaveLength(declared())
  expect(EFFECTS.length).toBeGreaterThan(15)
})

test('every effect has a name of its own, by which it is tried again', () => {
  expect(new Set(EFFECTS.map(({ name }) => name)).size).toBe(EFFECTS.length)
})

test('what a report shows is noted before its screening and its public copy look for it', () => {
  const order = EFFECTS.map(({ name }) => name)
  for (const name of ['screening', 'publication']) {
    expect(order.indexOf('photosCompared')).toBeLessThan(order.indexOf(name))
  }
})
