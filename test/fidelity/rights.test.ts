import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { rightsDocument } from '../../infra/document'
import { deployedFunctions } from '../../infra/model'
import { functionOf, grantsOf } from '../../local/cloud/roles'
import { s3GrantsOf } from '../../local/cloud/s3/rights'
import { service, statementsOf } from '../../local/cloud/service'
import { sourceRules } from '../../local/cloud/sqs/template'

const ROOT = join(__dirname, '..', '..')

/** What in a bundle shows that it uses S3. */
const BUCKET_MARKS: Readonly<Record<string, readonly string[]>> = {
  's3:GetObject': ['this,"GetObjectCommand"'],
  's3:PutObject': ['this,"PutObjectCommand"', ',"createPresignedPost"'],
  's3:DeleteObject': ['this,"DeleteObjectCommand"'],
  // Who fetches an object and must be told that it is not there; a link alone asks nothing.
  's3:ListBucket': [',"readObject"', ',"downloadOriginal"', 'this,"ListObjectsV2Command"'],
}

/** Folders of the buckets, by the functions that name their objects (functions/media/keys.ts). */
const FOLDERS: Readonly<Record<string, string>> = {
  originalKey: 'uploads/originals/*',
  photoOfOriginal: 'uploads/originals/*',
  orderKey: 'uploads/orders/*',
  unredactedKey: 'uploads/unredacted/*',
  fileKey: 'uploads/files/*',
  paperKey: 'uploads/papers/*',
  photoKey: 'photos/photos/*',
  screenKey: 'photos/screens/*',
  tileKey: 'photos/tiles/*',
  rowKey: 'photos/rows/*',
  copyKey: 'photos/copies/*',
  exportKey: 'photos/exports/*',
  exportPartKey: 'photos/exports/*',
}

beforeAll(() => {
  execFileSync(process.execPath, [join(ROOT, 'functions', 'build.mjs'), '--changed'], { stdio: 'pipe' })
}, 60_000)

const codeOf = (name: string) => readFileSync(join(ROOT, 'dist', 'functions', name, 'index.js'), 'utf8')
/** Every handler of the code, wherever it stands: functions/meals/shops/index.ts is `shops`. */
const bundles = readdirSync(join(ROOT, 'functions'), { recursive: true, encoding: 'utf8' })
  .map((file) => /^(?!platform\/)(?:\w+\/)*(\w+)\/(index|on[A-Z]\w*)\.ts$/.exec(file))
  .flatMap((found) => (found ? [found[2] === 'index' ? `${found[1]}` : `${found[1]}-${found[2]}`] : []))

it('every function of the code is deployed, and no other', () => {
  const deployed = Object.values(service().functions).map(({ handler }) => handler.split('/').at(-2))
  expect(deployed.sort()).toEqual([...bundles].sort())
})

/** Rights on the table are read from these names, which the toolbox gives its requests. */
const KNOWN = /^I?(GetItem|PutItem|UpdateItem|DeleteItem|Query|BatchGet)Command$|^(Put|Update|Delete)Transaction$/

it.each(bundles)('%s asks the table for nothing whose right is not known', (name) => {
  const requests = [...codeOf(name).matchAll(/this,"(\w+(?:Command|Transaction))"\)\}constructor\(/g)].map(
    ([, each]) => each,
  )
  expect(requests.filter((each) => each !== undefined && !KNOWN.test(each))).toEqual([])
})

it('docs/rights.md says what each function may do: npm run openapi writes it anew', async () => {
  expect(readFileSync(join(ROOT, 'docs', 'rights.md'), 'utf8')).toBe(rightsDocument(await deployedFunctions()))
})

it.each(bundles)('%s has the rights on buckets that its code uses, and no others', (name) => {
  const code = codeOf(name)
  const held = new Set(statementsOf(functionOf(name)).flatMap(({ Action }) => Action))
  const used = Object.keys(BUCKET_MARKS).filter((right) => BUCKET_MARKS[right]?.some((mark) => code.includes(mark)))
  expect(Object.keys(BUCKET_MARKS).filter((right) => held.has(right))).toEqual(used)
})

it.each(bundles)('%s may touch the folders of the buckets whose objects its code names, and no others', (name) => {
  const code = codeOf(name)
  const named = Object.keys(FOLDERS).filter((key) => code.includes(`,"${key}"`))
  const held = s3GrantsOf(name).filter(({ action }) => action !== 's3:ListBucket')
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

/** Queues on which a bundle's role allows something. */
const queuesOf = (bundle: string, action: string) =>
  grantsOf(bundle)
    .filter((grant) => grant.action === action)
    .map(({ resource }) => resource.replace('.Arn', ''))
    .sort()

it.each(bundles)('%s takes out of the queues it is called from, and of no others', (name) => {
  const given = sourceRules()
    .filter(({ bundle }) => bundle === name)
    .map(({ queue }) => queue)
  for (const action of ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes']) {
    expect(queuesOf(name, action)).toEqual(given.sort())
  }
})

it('only what is carried out again, or delivered, is sent to a queue', () => {
  const senders = bundles.filter((name) => queuesOf(name, 'sqs:SendMessage').some((queue) => queue !== 'FailedEvents'))
  expect(senders.sort()).toEqual(['deliveries-onQueue', 'events-onRecords'])
})

it('what leaves for WeChat, messages and what it is to check, is sent by the function of deliveries; an editor alone waits for the check of their words', () => {
  const senders = (path: string) => bundles.filter((name) => codeOf(name).includes(path))
  for (const path of ['/cgi-bin/message/subscribe/send', '/wxa/media_check_async']) {
    expect(senders(path)).toEqual(['deliveries-onQueue'])
  }
  // Nothing is published, lost or put off when WeChat does not answer: whoever publishes is told (decision 167).
  expect(senders('/wxa/msg_sec_check')).toEqual(['activities', 'articles', 'deliveries-onQueue'])
})
