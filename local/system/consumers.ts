import { join } from 'node:path'
import type { S3Event } from 'aws-lambda'
import { type Invoke, openQueue } from '../cloud/events'
import { passes } from '../cloud/filters'
import { startSchedules } from '../cloud/schedules'
import { streamReaders } from '../cloud/service'
import type { LocalSqs } from '../cloud/sqs'
import { followStream, openStream, type Polled } from '../cloud/streams'
import { streamArnOf } from '../cloud/table'
import { say, wordsOf } from '../machine/console'
import { REGION } from './settings'

/** Where a reader of the table's stream keeps its place in it. */
const placeOf = (functionName: string) => `stream-${functionName}.json`

/** What calls functions because something happened: an upload, a record, a message of a queue, the clock. */
export interface Consumers {
  /** A file was uploaded. */
  uploaded: (event: S3Event) => void
  /** Each waits until it has nothing under way and tells how much there was. */
  queues: readonly (() => Promise<number>)[]
  /** Each reads the table's stream at once. */
  readers: readonly (() => Promise<Polled>)[]
  /** Resolves when the last call is over. */
  stop: () => Promise<void>
}

interface Table {
  tableName: string
  endpoint: string
}

/** Lets the counters' consumer begin behind everything that was written so far. @throws when the stream cannot be read */
export async function passRecords(data: string, table: Table): Promise<void> {
  const reader = openStream({
    endpoint: table.endpoint,
    streamArn: await streamArnOf(table),
    region: REGION,
    checkpointFile: join(data, placeOf('insightsOnRecords')),
    consume: async () => undefined,
  })
  const { failed } = await reader.poll()
  if (failed) throw new Error('the stream of the new table cannot be read')
}

const complain = (error: unknown) => say(`! ${wordsOf(error).slice(0, 500)}`)

/**
 * Starts them on a table and a folder that keeps their places over a restart. Resolves when the stream was read once:
 * lists for everybody, numbers and messages follow from the records, and nobody should open the street before they are there.
 */
export async function startConsumers(data: string, table: Table, sqs: LocalSqs, invoke: Invoke): Promise<Consumers> {
  const uploads = openQueue({
    folder: join(data, 'events', 'mediaOnUpload'),
    functionName: 'mediaOnUpload',
    invoke,
    onFailure: complain,
  })
  sqs.deliver(invoke, complain)
  const streamArn = await streamArnOf(table)
  const streams = streamReaders().map(({ functionName, patterns }) =>
    followStream({
      endpoint: table.endpoint,
      streamArn,
      region: REGION,
      checkpointFile: join(data, placeOf(functionName)),
      consume: (event) => invoke(functionName, event),
      onRetry: complain,
      filter: (record) => passes(patterns, record),
    }),
  )
  await Promise.all(streams.map(({ caughtUp }) => caughtUp))
  const schedules = startSchedules(invoke, REGION, complain)
  return {
    uploaded: uploads.push,
    queues: [uploads.drain, sqs.drain, schedules.fireDue],
    readers: streams.map(({ look }) => look),
    stop: async () => {
      schedules.stop()
      for (const { stop } of streams) await stop()
      await uploads.stop()
      await sqs.hold()
    },
  }
}
