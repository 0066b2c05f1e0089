import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import { type CollectionTag, parse, type ScalarTag } from 'yaml'

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

/** Locally everything is allowed: a right that is missing would first show in the cloud, one too many never. */
it.each(bundles)('%s has the rights on the table that its code uses, and no others', (name) => {
  const code = readFileSync(join(ROOT, 'dist', 'functions', name, 'index.js'), 'utf8')
  const role = name
    .split('-')
    .map((part) => `${part[0]?.toUpperCase()}${part.slice(1)}`)
    .join('')
  const statements =
    roles[`${role}Role`]?.Properties.Policies.flatMap((policy) => policy.PolicyDocument.Statement) ?? []
  const held = new Set(statements.flatMap(({ Action }) => Action))
  const used = Object.keys(MARKS).filter((right) => MARKS[right]?.some((mark) => code.includes(`this,"${mark}"`)))
  expect(Object.keys(MARKS).filter((right) => held.has(right))).toEqual(used)

  const resources = JSON.stringify(statements.map(({ Resource }) => Resource))
  const indexes = ['byOwner', 'byQueue']
  expect(indexes.filter((index) => resources.includes(`/index/${index}`))).toEqual(
    indexes.filter((index) => code.includes(`index:"${index}"`)),
  )
})
