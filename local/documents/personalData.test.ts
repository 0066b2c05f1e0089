import { join } from 'node:path'
import { IN_ORDER } from '@functions/privacy/inOrder'
import { ALL_PERSONAL } from '@functions/privacy/personal.gen'
import { Entity } from 'dynamodb-toolbox/entity'
import { personalDocument } from '../generate/personal'
import { ROOT } from '../paths'
import { textOf, written } from './documents'

const sources = written.filter((path) => /^functions\/.*\.ts$/.test(path) && !path.endsWith('.test.ts'))
const declared = sources.filter((path) => textOf(path).includes('new Entity('))

/** Two that see a part of another slice's item have its name. */
const entities = new Map<string, Entity>()
for (const path of declared) {
  const exported: Record<string, unknown> = require(join(ROOT, path))
  for (const value of Object.values(exported)) {
    if (value instanceof Entity) entities.set(value.entityName, value)
  }
}

/** Names of attributes that hold a member's id, or say who somebody is. */
const OF_A_PERSON =
  /^(?:memberId|by|\w+By|reporterId|assigneeId|holderId|askedBy|takenBy|\w+Sealed|\w+Masked|nameMasked|\w*byLabel|\w+ByLabel|memberLabel|workerLabel|clerkLabel|assigneeLabel)$/

/** Attributes that hold an id under a name that does not say it: in a key, or in a text of several parts. */
const HIDDEN: Readonly<Record<string, readonly string[]>> = {
  watch: ['subject', 'what'],
  restock: ['told'],
  counter: ['scope'],
  counted: ['recordKey'],
  rate: ['key'],
}

/** Sealed, but of no person. */
const OF_NOBODY: ReadonlySet<string> = new Set(['station'])

interface Schema {
  type: string
  attributes?: Record<string, Schema>
  elements?: Schema
}

/** Attributes of a schema at any depth, by their path. */
function pathsOf(schema: Schema, above = ''): string[] {
  const within = Object.entries(schema.attributes ?? {}).flatMap(([name, each]) => [
    `${above}${name}`,
    ...pathsOf(each, `${above}${name}.`),
  ])
  return schema.elements ? [...within, ...pathsOf(schema.elements, above)] : within
}

const personalIn = (entity: { entityName: string; schema: unknown }): string[] => {
  const paths = pathsOf(entity.schema as Schema)
  const hidden = HIDDEN[entity.entityName] ?? []
  return paths.filter((path) => OF_A_PERSON.test(path.split('.').at(-1) ?? '') || hidden.includes(path))
}

const holds = Object.values(ALL_PERSONAL).flatMap((personal) => personal.holds)
const held = holds.map(({ entity }) => entity.entityName)

test('every entity of the functions is looked at', () => {
  const names = declared.flatMap((path) =>
    [...textOf(path).matchAll(/new Entity\(\{\s*\.\.\.kind\('(\w+)'\)/g)].map(([, name = '']) => name),
  )
  expect([...new Set(names)].sort()).toEqual([...entities.keys()].sort())
  expect(entities.size).toBeGreaterThan(70)
})

test('T2 an entity that holds somebody’s id, name or number has its rules of copy and deletion', () => {
  const missing = [...entities.values()].flatMap((entity) => {
    const found = personalIn(entity)
    if (found.length === 0 || held.includes(entity.entityName) || OF_NOBODY.has(entity.entityName)) return []
    return [`${entity.entityName}: ${found.join(', ')}`]
  })
  expect(missing).toEqual([])
})

test('each is declared once, and by what is there', () => {
  expect(held).toHaveLength(new Set(held).size)
  expect(held.filter((name) => !entities.has(name))).toEqual([])
})

test('what does not go says why, and until when', () => {
  const silent = holds.filter(({ ending, stays }) => ending !== 'removed' && !stays)
  expect(silent.map(({ entity }) => entity.entityName)).toEqual([])
})

test('what stands in a copy has a table there, and every table has a kind', () => {
  const headings = new Set(holds.flatMap(({ copy }) => (typeof copy === 'string' ? [copy] : [])))
  const made = Object.values(ALL_PERSONAL).flatMap(({ copies = [] }) => copies.map(({ heading }) => heading))
  expect([...made].sort()).toEqual([...headings].sort())
})

test('every part of a deletion has a name of its own, by which it goes on', () => {
  expect(new Set(IN_ORDER.map(({ name }) => name)).size).toBe(IN_ORDER.length)
})

test('docs/personal-data.md says what is declared: npm run openapi writes it anew', () => {
  expect(textOf('docs/personal-data.md')).toBe(personalDocument())
})
