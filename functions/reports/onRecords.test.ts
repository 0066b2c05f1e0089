import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const FUNCTIONS = join(__dirname, '..')

/** By its type, or, where a slice must not know the reports' one, by its shape. */
const AN_EFFECT = /^export const (\w+)(?:: Effect\b| = \{\s+name: '\w+',\s+kinds: )/gm

/** Names of everything in the functions that is declared as following from a record. */
function declared(): string[] {
  return readdirSync(FUNCTIONS, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .flatMap((file) => [...readFileSync(join(FUNCTIONS, file), 'utf8').matchAll(AN_EFFECT)])
    .map(([, name = '']) => name)
}

test('whatever is declared as following from a record does follow: no effect is left out of the consumer', () => {
  const source = readFileSync(join(__dirname, 'onRecords.ts'), 'utf8')
  const [, list = ''] = /const EFFECTS: readonly Effect\[\] = \[([^\]]*)\]/.exec(source) ?? []
  const carriedOut = list.split(',').map((name) => name.trim())
  expect(carriedOut.filter(Boolean).sort()).toEqual(declared().sort())
  expect(declared().length).toBeGreaterThan(15)
})
