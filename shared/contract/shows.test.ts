import { contract } from './contract'

/** Names, numbers and labels of people other than staff, as outputs call them. */
const OF_PEOPLE = /^(nameMasked|phoneMasked|callerPhoneMasked|workerLabel)$/
/** Routes that have them and are asked often, each with what makes a minute bearable. */
const BEARABLE: Readonly<Record<string, string>> = {
  'insights.leaders': 'names that their owners put on the board',
  'identity.me': 'one’s own',
  'identity.data': 'one’s own',
  'insights.home': 'one’s own',
  'reports.get': 'masked; the number in full is another route’s, which asks afresh',
}

type Schema = Record<string, unknown>
const isSchema = (value: unknown): value is Schema => typeof value === 'object' && value !== null

/** The names of all fields of a schema. */
function fieldsOf(schema: unknown, seen = new Set<unknown>()): string[] {
  if (!isSchema(schema) || seen.has(schema)) return []
  seen.add(schema)
  const { entries } = schema
  const fields =
    isSchema(entries) && !Array.isArray(entries) && schema.type !== 'picklist' ? Object.entries(entries) : []
  const inner = ['item', 'items', 'wrapped', 'options', 'pipe'].flatMap((name) => [schema[name]].flat())
  return [
    ...fields.flatMap(([name, field]) => [name, ...fieldsOf(field, seen)]),
    ...inner.flatMap((each) => fieldsOf(each, seen)),
  ]
}

test('attack 5: whatever lists people to others asks afresh whether who asks is still trusted', () => {
  const unguarded = Object.entries(contract).flatMap(([slice, routes]) =>
    Object.entries(routes).flatMap(([name, route]) => {
      const { meta, route: at, outputSchema } = route['~orpc']
      const isAsked = at.method === 'GET' && !meta.roles.includes('public') && meta.shows !== 'personal'
      const people = fieldsOf(outputSchema).filter((field) => OF_PEOPLE.test(field))
      return isAsked && people.length > 0 && !(`${slice}.${name}` in BEARABLE) ? [`${slice}.${name}: ${people}`] : []
    }),
  )
  expect(unguarded).toEqual([])
})
