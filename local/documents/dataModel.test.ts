import { textOf, written } from './documents'

const MODEL = textOf('docs/data-model.md')
const sources = written
  .filter((path) => /^functions\/.*\.ts$/.test(path) && !path.endsWith('.test.ts'))
  .map((path) => ({ path, text: textOf(path) }))

interface Key {
  path: string
  /** What a key begins with, up to its first value: `MEMBER#`, `HEAD#ACCOUNT`; nothing where it begins with a value. */
  pk: string
  sk: string
}

const beginning = (written: string) => /^[`'"]([A-Z0-9#]+)/.exec(written)?.[1] ?? ''

/** The keys of every entity, as its computeKey makes them. */
const keys: Key[] = sources.flatMap(({ path, text }) =>
  [...text.matchAll(/computeKey: [^=]*=> \(\{\s*pk: (.+?),\s*sk: ([\s\S]+?),?\s*\}\),/g)].map(
    ([, pk = '', sk = '']) => ({ path, pk: beginning(pk), sk: beginning(sk) }),
  ),
)

test('every entity stands in docs/data-model.md by its key', () => {
  const entities = sources.flatMap(({ text }) => [...text.matchAll(/new Entity\(/g)])
  expect(keys).toHaveLength(entities.length)
  const rows = MODEL.split('\n').filter((line) => line.startsWith('| '))
  // A partition is named once in a row; what lies in it follows there, some of it without its partition.
  const missing = keys.filter(
    ({ pk, sk }) => pk !== '' && !rows.some((row) => row.includes(`\`${pk}`) && (sk === '' || row.includes(sk))),
  )
  expect(missing.map(({ path, pk, sk }) => `${path}: ${pk} / ${sk}`)).toEqual([])
})

test('every kind of key that docs/data-model.md names is in the code', () => {
  const code = sources.map(({ text }) => text).join('\n')
  const named = [...MODEL.matchAll(/`([A-Z0-9]{3,}#?)[^`]*`/g)].map(([, name = '']) => name)
  expect(new Set(named).size).toBeGreaterThan(50)
  expect([...new Set(named)].filter((name) => name.endsWith('#') && !code.includes(name))).toEqual([])
})
