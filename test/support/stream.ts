import { paginateScan } from '@aws-sdk/client-dynamodb'
import { carryOut } from '@functions/events/carryOut'
import { handler } from '@functions/events/onRecords'
import { env } from '@functions/platform/env'
import type { Effect } from '@functions/platform/events/effect'
import { client } from '@functions/platform/store/table'
import type { DynamoDBRecord } from 'aws-lambda'
import { openStream, type StreamReader } from '../../local/cloud/streams'
import { streamArnOf } from '../../local/cloud/table'
import { delivered } from './queues'

/** A consumer of these effects alone: for a test of theirs. That all of them are carried out is proved in events/onRecords.test.ts. */
export function consumerOf(...effects: readonly Effect[]) {
  return ({ Records }: { Records: DynamoDBRecord[] }) => carryOut(effects, Records)
}

interface Read {
  reader: StreamReader
  /** Everything it has delivered so far, oldest first. */
  records: DynamoDBRecord[]
}

/** A reader for each table: it goes on where it stopped, so that a suite does not read its whole past again each time. */
const readers = new Map<string, Promise<Read>>()

/** What the real stream says about a street so far, as Lambda would be given it. */
export async function streamed(streetId: string): Promise<DynamoDBRecord[]> {
  const opened = readers.get(env.tableName) ?? open(env.tableName)
  readers.set(env.tableName, opened)
  const { reader, records } = await opened
  while ((await reader.poll()).delivered > 0);
  return records.filter(({ dynamodb }) => (dynamodb?.NewImage ?? dynamodb?.OldImage)?.streetId?.S === streetId)
}

/** How many of a street's records were handed out as news. */
const told = new Map<string, number>()

/** What the real stream says about a street since this was last asked. */
export async function news(streetId: string): Promise<DynamoDBRecord[]> {
  const records = await streamed(streetId)
  const known = told.get(streetId) ?? 0
  told.set(streetId, records.length)
  return records.slice(known)
}

/** Lets the consumer see what is new and what follows from that, until nothing does. */
export async function settled(streetId: string): Promise<void> {
  for (let Records = await news(streetId); Records.length > 0; Records = await news(streetId)) {
    expect(await handler({ Records })).toEqual({ batchItemFailures: [] })
  }
}

/** Whatever came comes once more, backwards: no item of the table changes. */
export async function comesAgain(streetId: string): Promise<void> {
  await settled(streetId)
  const before = await everyItem()
  expect(await handler({ Records: (await streamed(streetId)).toReversed() })).toEqual({ batchItemFailures: [] })
  expect(await everyItem()).toEqual(before)
}

/** The whole table by its keys; what is put once more may be kept longer. */
export async function everyItem(): Promise<Record<string, unknown>> {
  const items: Record<string, unknown> = {}
  const all = { TableName: env.tableName, ConsistentRead: true }
  for await (const { Items = [] } of paginateScan({ client }, all)) {
    for (const { expiresAt, ...item } of Items) items[`${item.pk?.S}|${item.sk?.S}`] = item
  }
  return items
}

/** Has WeChat's messages sent for what came into a street's inboxes, and everything done that waits in the queues. */
export async function sent(streetId: string): Promise<void> {
  const Records = (await streamed(streetId)).filter(({ dynamodb }) => dynamodb?.NewImage?._et?.S === 'message')
  expect(await handler({ Records })).toEqual({ batchItemFailures: [] })
  await delivered()
}

async function open(tableName: string): Promise<Read> {
  const endpoint = process.env.AWS_ENDPOINT_URL_DYNAMODB ?? ''
  const records: DynamoDBRecord[] = []
  const reader = openStream({
    endpoint,
    region: 'cn-northwest-1',
    streamArn: await streamArnOf({ tableName, endpoint }),
    consume: async ({ Records }) => void records.push(...Records),
    batchSize: 1000,
  })
  return { reader, records }
}
