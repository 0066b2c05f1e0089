import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ScanCommand } from '@aws-sdk/client-dynamodb'
import { openapiDocument } from '@functions/openapi/document'
import { issueToken } from '@functions/platform/http/token'
import { client } from '@functions/platform/store/table'
import { contract, type Inputs } from '@shared/contract/contract'
import { PROBLEMS, type ProblemCode } from '@shared/contract/problems'
import Ajv, { type ValidateFunction } from 'ajv/dist/2020'
import fc from 'fast-check'
import { slices } from '../../functions/folders.cjs'
import { invoke, type Person, requestOf } from '../support/api'
import { runs } from '../support/depth'
import { aPerson, aStation, aStreet } from '../support/factories'
import { HOSTILE_TEXTS, inputOf, type JsonSchema } from '../support/schemaArbitrary'

type Slice = keyof Inputs

interface Operation {
  parameters?: { name: string; in: string; required?: boolean; schema: JsonSchema }[]
  requestBody?: { content: { 'application/json': { schema: JsonSchema } } }
  responses: Record<string, { content?: { 'application/json'?: { schema: object } } }>
}

/** Routes that call WeChat are fuzzed where their stand-in runs; here they may say it is out of reach. */
const routes = (Object.keys(contract) as Slice[]).flatMap((slice) =>
  Object.entries(contract[slice]).map(([name, procedure]) => {
    const { method = '', path = '' } = procedure['~orpc'].route
    return { slice, name, route: `${slice}.${name}`, method, path, errors: Object.keys(procedure['~orpc'].errorMap) }
  }),
)

let everybody: Person
/** Signs out all the time; whose tokens no other route uses. */
let leaver: Person
let operations: Record<string, Record<string, Operation>>
const ajv = new Ajv({ strict: false })
const validators = new Map<string, ValidateFunction>()

beforeAll(async () => {
  const { streetId } = await aStreet()
  await aStation(streetId)
  leaver = await aPerson(streetId)
  everybody = await aPerson(streetId, {
    grants: [
      { role: 'worker' },
      { role: 'admin' },
      { role: 'gridWorker', communityIds: ['east'] },
      { role: 'merchant', merchantId: 'shop' },
    ],
  })
  operations = (await openapiDocument()).paths as unknown as typeof operations
  process.env.WECHAT_BASE_URL = 'http://127.0.0.1:9'
})

async function send(slice: Slice, name: string, input: Record<string, unknown>, body?: string) {
  const request = requestOf(slice, name, input)
  const { token } = await issueToken(name === 'signOutEverywhere' ? leaver : everybody)
  return invoke(slice, { ...request, ...(body === undefined ? {} : { body }), token })
}

/** Records of the test's street, but for what counts calls. */
async function recordCount(): Promise<number> {
  let count = 0
  let from: Record<string, never> | undefined
  do {
    const page = await client.send(
      new ScanCommand({
        TableName: process.env.TABLE_NAME,
        Select: 'COUNT',
        FilterExpression: 'streetId = :street',
        ExpressionAttributeValues: { ':street': { S: everybody.streetId } },
        ExclusiveStartKey: from,
      }),
    )
    count += page.Count ?? 0
    from = page.LastEvaluatedKey as Record<string, never> | undefined
  } while (from)
  return count
}

const PATH_PARAMS = {
  memberId: 'x',
  reportId: 'x',
  voucherId: 'x',
  stationId: 'x',
  streetId: 'x',
  offerId: 'x',
  merchantId: 'x',
  categoryId: 'x',
  month: 'x',
}

const WRONG_TYPES = '{"id":{},"code":[],"name":1,"stationId":true,"proof":"x","move":7,"ticket":null}'

const RAW_BODIES: [string, string][] = [
  ['not JSON', '{"id":'],
  ['null', 'null'],
  ['an array', '[1,2,3]'],
  ['a number', '42'],
  ['a string', '"text"'],
  ['nothing', ''],
  ['a polluted prototype', '{"__proto__":{"admin":true},"constructor":{"prototype":{"x":1}}}'],
  ['a deep nest', `${'{"a":'.repeat(500)}1${'}'.repeat(500)}`],
  ['every field of a wrong type', WRONG_TYPES],
]

const writing = routes.filter(({ method }) => method !== 'GET')

/** A body is read by the platform before a route has a say (see the next test): one or two of each method and kind show it. */
const sample = [...new Set(writing.map(kindOf))].flatMap((kind) => {
  const alike = writing.filter((each) => kindOf(each) === kind)
  return alike.length > 1 ? [alike[0], alike.at(-1)] : alike
})

function kindOf({ method, path, name }: (typeof routes)[number]): string {
  return [
    method,
    path.includes('{') ? 'of one thing' : 'of all',
    name === 'signOutEverywhere' ? 'without input' : '',
  ].join()
}

test.each(Object.keys(contract))('%s is served by the platform and nothing else', (slice) => {
  const folder = slices().find(({ name }) => name === slice)?.folder ?? slice
  const source = readFileSync(join(__dirname, '../../functions', folder, 'index.ts'), 'utf8')
  expect(source).toMatch(new RegExp(`^import { ${slice} as contract } from '@shared/contract/${slice}'$`, 'm'))
  expect(source.match(/.*\bhandler\b.*/g)).toEqual(['export const handler = serve(contract, {'])
})

/** What every route says of a body that it cannot use. */
async function refuses({ slice, name, errors }: (typeof routes)[number], raw: string) {
  const { status, body: answer } = await send(slice, name, PATH_PARAMS, raw)
  // A route without input may take anything; all others refuse.
  if (!WITHOUT_INPUT.has(name)) expect([name, status >= 400]).toEqual([name, true])
  if (status < 300) return
  expect([name, status < 500]).toEqual([name, true])
  expect([...errors, 'NOT_FOUND']).toContain(answer.code)
  expect(String(answer.message)).toMatch(/[\u4e00-\u9fff]/)
}

describe.each(sample.flatMap((each) => each ?? []))('$route is sent', (each) => {
  test.each(RAW_BODIES)('%s', async (_, body) => {
    const before = await recordCount()
    await refuses(each, body)
    expect(await recordCount()).toBe(before)
  })

  test('a body beyond 64 KB', async () => {
    const { status, body } = await send(each.slice, each.name, PATH_PARAMS, JSON.stringify({ id: 'x'.repeat(70_000) }))
    expect({ status, code: body.code }).toEqual({ status: 413, code: 'PAYLOAD_TOO_LARGE' })
  })
})

/** Signing out: on all devices, and at a PC. */
const WITHOUT_INPUT = new Set(['signOutEverywhere', 'end'])

test('no route takes a body whose fields are all of a wrong type, or writes anything because of it', async () => {
  const before = await recordCount()
  for (const each of writing) await refuses(each, WRONG_TYPES)
  expect(await recordCount()).toBe(before)
})

describe.each(routes)('$route answers as declared', ({ route, slice, name, method, path, errors }) => {
  test('whatever well-formed or hostile input it gets', async () => {
    const operation = operations[path]?.[method.toLowerCase()]
    if (!operation) throw new Error(`${route} is not in the document`)
    const fields: JsonSchema = {
      type: 'object',
      properties: {
        ...operation.requestBody?.content['application/json'].schema.properties,
        ...Object.fromEntries((operation.parameters ?? []).map(({ name: field, schema }) => [field, schema])),
      },
      required: [
        ...(operation.requestBody?.content['application/json'].schema.required ?? []),
        ...(operation.parameters ?? []).filter(({ required }) => required).map(({ name: field }) => field),
      ],
    }
    const choices = operation.requestBody?.content['application/json'].schema
    const shaped = choices?.oneOf || choices?.anyOf ? inputOf(choices) : inputOf(fields)
    const broken = fc
      .tuple(shaped, fc.nat(), fc.oneof(fc.jsonValue({ maxDepth: 2 }), fc.constantFrom(...HOSTILE_TEXTS)))
      .map(([input, index, value]) => {
        const entries = Object.entries(input as Record<string, unknown>)
        const field = entries[index % Math.max(1, entries.length)]?.[0]
        return field && !path.includes(`{${field}}`) ? { ...(input as object), [field]: value } : (input as object)
      })
    await fc.assert(
      fc.asyncProperty(fc.oneof(shaped, broken), async (input) => {
        const { status, body } = await send(slice, name, input as Record<string, unknown>)
        const code = typeof body.code === 'string' && status >= 400 ? body.code : undefined
        // An address with an empty part is none: the router's answer, which no route declares.
        const isNoAddress = [...path.matchAll(/\{(\w+)\}/g)].some(
          ([, field]) => (input as Record<string, unknown>)[field ?? ''] === '',
        )
        if (isNoAddress && code === 'NOT_FOUND') return
        if (code !== undefined) {
          expect([...errors, 'NOT_FOUND']).toContain(code)
          expect(PROBLEMS[code as ProblemCode].status).toBe(status)
        }
        const schema = operation.responses[String(status)]?.content?.['application/json']?.schema
        if (!schema) {
          expect(code).toBe('NOT_FOUND')
          return
        }
        const key = `${route} ${status}`
        const validate = validators.get(key) ?? ajv.compile(strip(schema))
        validators.set(key, validate)
        if (!validate(body)) throw new Error(`${key}: ${ajv.errorsText(validate.errors)} in ${JSON.stringify(body)}`)
      }),
      { numRuns: runs(8, 40) },
    )
  })
})

/** The document's schemas name an older draft than they use nothing of. */
function strip(schema: object): object {
  return JSON.parse(JSON.stringify(schema, (key, value) => (key === '$schema' ? undefined : value)))
}
