import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DeleteItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb'
import type { DynamoDBRecord } from 'aws-lambda'
import { openStream } from '../../local/cloud/streams'
import { createTable, localClient, streamArnOf } from '../../local/cloud/table'

const endpoint = process.env.AWS_ENDPOINT_URL_DYNAMODB ?? ''
const region = 'cn-northwest-1'
const client = localClient(endpoint)
let tables = 0
let tableName = ''
let streamArn = ''

beforeEach(async () => {
  tableName = `nuanxin-stream-${process.pid}-${tables++}`
  await createTable({ tableName, endpoint })
  streamArn = await streamArnOf({ tableName, endpoint })
})
afterAll(() => client.destroy())

const put = async (...names: string[]) => {
  for (const name of names) {
    await client.send(new PutItemCommand({ TableName: tableName, Item: { pk: { S: 'P' }, sk: { S: name } } }))
  }
}
const nameOf = ({ dynamodb }: DynamoDBRecord): unknown => dynamodb?.Keys?.sk?.S

/** A consumer that takes everything, but for the first `fails` times it is called. */
const consumer = ({ fails = 0, answer = (_: DynamoDBRecord[]): unknown => undefined } = {}) => {
  const seen: unknown[][] = []
  let left = fails
  return {
    seen,
    consume: async ({ Records }: { Records: DynamoDBRecord[] }) => {
      seen.push(Records.map(nameOf))
      if (left-- > 0) throw new Error('not now')
      return answer(Records)
    },
  }
}

it('delivers records in order and in the shape Lambda hands over', async () => {
  const records: DynamoDBRecord[] = []
  await put('a', 'b')
  await client.send(new DeleteItemCommand({ TableName: tableName, Key: { pk: { S: 'P' }, sk: { S: 'a' } } }))
  const stream = openStream({ endpoint, streamArn, region, consume: async ({ Records }) => records.push(...Records) })
  expect(await stream.poll()).toEqual({ delivered: 3, failed: false })
  expect(records.map((record) => [record.eventName, nameOf(record)])).toEqual([
    ['INSERT', 'a'],
    ['INSERT', 'b'],
    ['REMOVE', 'a'],
  ])
  expect(records[0]).toMatchObject({
    eventSource: 'aws:dynamodb',
    eventVersion: expect.any(String),
    eventID: expect.any(String),
    awsRegion: region,
    eventSourceARN: streamArn,
    dynamodb: {
      StreamViewType: 'NEW_AND_OLD_IMAGES',
      SequenceNumber: expect.any(String),
      ApproximateCreationDateTime: expect.any(Number),
    },
  })
  expect(records[2]?.dynamodb?.OldImage).toEqual({ pk: { S: 'P' }, sk: { S: 'a' } })
  expect(await stream.poll()).toEqual({ delivered: 0, failed: false })
})

it('delivers what an item holds as it was written, empty maps and lists too', async () => {
  const images: unknown[] = []
  const held = { m: { M: {} }, l: { L: [] }, deep: { M: { in: { L: [{ M: {} }, { L: [] }] } } }, none: { NULL: true } }
  const key = { pk: { S: 'P' }, sk: { S: 'a' } }
  await client.send(new PutItemCommand({ TableName: tableName, Item: { ...key, ...held } }))
  await client.send(new DeleteItemCommand({ TableName: tableName, Key: key }))
  const consume = async ({ Records }: { Records: DynamoDBRecord[] }) =>
    images.push(...Records.map(({ dynamodb }) => dynamodb?.NewImage ?? dynamodb?.OldImage))
  await openStream({ endpoint, streamArn, region, consume }).poll()
  expect(images).toEqual([
    { ...key, ...held },
    { ...key, ...held },
  ])
})

it('brings a batch again, whole and before anything newer, until it is taken', async () => {
  const { seen, consume } = consumer({ fails: 2 })
  const stream = openStream({ endpoint, streamArn, region, consume })
  await put('a', 'b')
  expect(await stream.poll()).toEqual({ delivered: 0, failed: true })
  await put('c')
  expect(await stream.poll()).toEqual({ delivered: 0, failed: true })
  expect(await stream.poll()).toEqual({ delivered: 3, failed: false })
  expect(seen).toEqual([
    ['a', 'b'],
    ['a', 'b', 'c'],
    ['a', 'b', 'c'],
  ])
})

it('goes on from the first record that a partial answer names', async () => {
  let refuse = true
  const { seen, consume } = consumer({
    answer: (records) => {
      if (!refuse) return { batchItemFailures: [] }
      refuse = false
      return { batchItemFailures: [{ itemIdentifier: records[1]?.dynamodb?.SequenceNumber ?? '' }] }
    },
  })
  const stream = openStream({ endpoint, streamArn, region, consume })
  await put('a', 'b', 'c')
  expect(await stream.poll()).toEqual({ delivered: 1, failed: true })
  expect(await stream.poll()).toEqual({ delivered: 2, failed: false })
  expect(seen).toEqual([
    ['a', 'b', 'c'],
    ['b', 'c'],
  ])
})

it('takes an answer that names a stranger for a failure of the whole batch', async () => {
  const { consume } = consumer({ answer: () => ({ batchItemFailures: [{ itemIdentifier: 'no such record' }] }) })
  await put('a')
  expect(await openStream({ endpoint, streamArn, region, consume }).poll()).toEqual({ delivered: 0, failed: true })
})

it('splits what waits into batches', async () => {
  const { seen, consume } = consumer()
  await put('a', 'b', 'c')
  await openStream({ endpoint, streamArn, region, consume, batchSize: 2 }).poll()
  expect(seen).toEqual([['a', 'b'], ['c']])
})

it('passes over what its filter leaves out, and stands behind it', async () => {
  const { seen, consume } = consumer()
  const wanted = new Set(['b', 'd'])
  const filter = ({ dynamodb }: DynamoDBRecord) => wanted.has(dynamodb?.Keys?.sk?.S ?? '')
  await put('a', 'b', 'c', 'd', 'e')
  const reader = openStream({ endpoint, streamArn, region, consume, filter })
  expect(await reader.poll()).toEqual({ delivered: 2, failed: false })
  expect(await reader.poll()).toEqual({ delivered: 0, failed: false })
  expect(seen).toEqual([['b', 'd']])
})

it('goes on where it stood after a restart', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'nuanxin-stream-'))
  const options = { endpoint, streamArn, region, checkpointFile: join(folder, 'stream.json') }
  await put('a')
  await openStream({ ...options, consume: consumer().consume }).poll()
  await put('b')
  const { seen, consume } = consumer()
  await openStream({ ...options, consume }).poll()
  expect(seen).toEqual([['b']])
  rmSync(folder, { recursive: true })
})
