import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import { type CollectionTag, parse, type ScalarTag } from 'yaml'
import { roleOf, s3Grants } from '../../local/s3/rights'

const ROOT = join(__dirname, '..', '..')

/** What in a bundle shows that it needs a right. The bundles hold only what is reachable from their handler. */
const MARKS: Readonly<Record<string, readonly string[]>> = {
  'dynamodb:GetItem': ['GetItemCommand'],
  'dynamodb:BatchGetItem': ['BatchGetCommand'],
  'dynamodb:PutItem': ['PutTransaction', 'PutItemCommand'],
  'dynamodb:UpdateItem': ['UpdateTransaction', 'UpdateItemCommand'],
  'dynamodb:DeleteItem': ['DeleteTransaction', 'DeleteItemCommand'],
  'dynamodb:ConditionCheckItem': ['ConditionCheck'],
}

/** What in a bundle shows that it uses S3 or SSM. */
const OTHER_MARKS: Readonly<Record<string, readonly string[]>> = {
  's3:GetObject': ['this,"GetObjectCommand"'],
  's3:PutObject': ['this,"PutObjectCommand"', ',"createPresignedPost"'],
  's3:DeleteObject': ['this,"DeleteObjectCommand"'],
  // Who fetches an object and must be told that it is not there; a link alone asks nothing.
  's3:ListBucket': [',"readObject"', ',"downloadOriginal"', 'this,"ListObjectsV2Command"'],
  'ssm:GetParameter': ['this,"GetParameterCommand"'],
}

/** Folders of the buckets, by the functions that name their objects (functions/media/keys.ts). */
const FOLDERS: Readonly<Record<string, string>> = {
  originalKey: 'uploads/originals/*',
  photoOfOriginal: 'uploads/originals/*',
  orderKey: 'uploads/orders/*',
  unredactedKey: 'uploads/unredacted/*',
  photoKey: 'photos/photos/*',
  screenKey: 'photos/screens/*',
  tileKey: 'photos/tiles/*',
  rowKey: 'photos/rows/*',
  exportKey: 'photos/exports/*',
  exportPartKey: 'photos/exports/*',
}

const Role = v.object({
  Properties: v.object({
    Policies: v.array(
      v.object({
        PolicyDocument: v.object({
          Statement: v.array(v.object({ Action: v.array(v.string()), Resource: v.unknown() })),
        }),
      }),
    ),
  }),
})
const Roles = v.object({ Resources: v.record(v.string(), Role) })

const customTags = ['!Sub', '!GetAtt', '!Ref'].map((tag): ScalarTag | CollectionTag => ({
  tag,
  resolve: (text: string) => text,
}))
const read = (file: string) =>
  v.parse(Roles, parse(readFileSync(join(ROOT, 'infra', file), 'utf8'), { customTags })).Resources
const roles = { ...read('roles-api.yml'), ...read('roles-events.yml') }

const bundles = [
  'identity',
  'stations',
  'checkins',
  'reports',
  'media',
  'points',
  'meals',
  'messages',
  'shops',
  'alerts',
  'safety',
  'insights',
  'publicReports',
  'open311',
  'openapi',
  'media-onUpload',
  'insights-onRecords',
  'reports-onRecords',
  'safety-onPush',
  'safety-onSchedule',
  'reports-onSchedule',
  'alerts-onSchedule',
  'meals-onSchedule',
  'points-onSchedule',
]

beforeAll(() => {
  execFileSync(process.execPath, [join(ROOT, 'functions', 'build.mjs'), '--changed'], { stdio: 'pipe' })
}, 60_000)

const codeOf = (name: string) => readFileSync(join(ROOT, 'dist', 'functions', name, 'index.js'), 'utf8')
const statementsOf = (name: string) =>
  roles[roleOf(name)]?.Properties.Policies.flatMap((policy) => policy.PolicyDocument.Statement) ?? []

/** The table's stand-in allows everything: a right that is missing would first show in the cloud, one too many never. */
it.each(bundles)('%s has the rights on the table that its code uses, and no others', (name) => {
  const code = codeOf(name)
  const statements = statementsOf(name)
  const held = new Set(statements.flatMap(({ Action }) => Action))
  const used = Object.keys(MARKS).filter((right) => MARKS[right]?.some((mark) => code.includes(`this,"${mark}"`)))
  expect(Object.keys(MARKS).filter((right) => held.has(right))).toEqual(used)

  const resources = JSON.stringify(statements.map(({ Resource }) => Resource))
  const indexes = ['byOwner', 'byQueue']
  expect(indexes.filter((index) => resources.includes(`/index/${index}`))).toEqual(
    indexes.filter((index) => code.includes(`index:"${index}"`)),
  )
})

it.each(bundles)('%s has the rights on buckets and parameters that its code uses, and no others', (name) => {
  const code = codeOf(name)
  const held = new Set(statementsOf(name).flatMap(({ Action }) => Action))
  const used = Object.keys(OTHER_MARKS).filter((right) => OTHER_MARKS[right]?.some((mark) => code.includes(mark)))
  expect(Object.keys(OTHER_MARKS).filter((right) => held.has(right))).toEqual(used)
})

it.each(bundles)('%s may touch the folders of the buckets whose objects its code names, and no others', (name) => {
  const code = codeOf(name)
  const named = Object.keys(FOLDERS).filter((key) => code.includes(`,"${key}"`))
  const held = (s3Grants().get(roleOf(name)) ?? []).filter(({ action }) => action !== 's3:ListBucket')
  expect([...new Set(held.map(({ resource }) => resource))].sort()).toEqual(
    [...new Set(named.map((key) => FOLDERS[key]))].sort(),
  )
})

it('every function that names an object does it through keys.ts, which this file knows whole', () => {
  const keys = readFileSync(join(ROOT, 'functions', 'media', 'keys.ts'), 'utf8')
  const exported = [...keys.matchAll(/export (?:const|function) (\w+)/g)].map(([, key]) => key)
  // An order is told by its key alone; nobody reads it.
  expect(exported.filter((key) => key !== 'photoOfOrder').sort()).toEqual(Object.keys(FOLDERS).sort())
})

const Service = v.object({
  functions: v.record(v.string(), v.looseObject({ handler: v.string(), role: v.string() })),
})

it('a function whose events may fail for good may say so to the queue, and no other may write to it', () => {
  const text = readFileSync(join(ROOT, 'serverless.yml'), 'utf8')
  const { functions } = v.parse(Service, parse(text, { customTags, logLevel: 'silent' }))
  const mayFail = Object.values(functions).map((each) => JSON.stringify(each).includes('"onFailure"'))
  expect(mayFail).toContain(true)
  const sends = Object.values(functions).map(({ handler, role }) => {
    const bundle = handler.split('/').at(-2) ?? ''
    expect(role).toBe(`${roleOf(bundle)}.Arn`)
    return statementsOf(bundle).some(({ Action }) => Action.includes('sqs:SendMessage'))
  })
  expect(sends).toEqual(mayFail)
})
