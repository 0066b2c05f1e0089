import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda'
import * as v from 'valibot'
import { isWireError, streamsCall } from './dynamoWire'
import { withEmptyMaps } from './streamImages'

/** What the consumer may answer; anything else means that the whole batch is done. */
const BatchResponse = v.object({ batchItemFailures: v.array(v.object({ itemIdentifier: v.string() })) })

const Progress = v.record(v.string(), v.object({ sequence: v.optional(v.string()), done: v.boolean() }))
type Progress = v.InferOutput<typeof Progress>

const isRecord = (value: unknown): value is DynamoDBRecord =>
  v.is(v.looseObject({ dynamodb: v.looseObject({ SequenceNumber: v.string() }) }), value)
const Records = v.object({
  Records: v.array(v.custom<DynamoDBRecord>(isRecord)),
  NextShardIterator: v.optional(v.string()),
})
const Shards = v.object({
  StreamDescription: v.object({
    Shards: v.optional(v.array(v.object({ ShardId: v.string(), ParentShardId: v.optional(v.string()) })), []),
    LastEvaluatedShardId: v.optional(v.string()),
  }),
})
const Iterator = v.object({ ShardIterator: v.string() })

type Options = {
  endpoint: string
  streamArn: string
  /** Given each batch in Lambda's shape; throws, or answers with partial failures, when it did not manage. */
  consume: (event: DynamoDBStreamEvent) => Promise<unknown>
  region: string
  /** Where the place in each shard is kept over a restart. */
  checkpointFile?: string
  onRetry?: (error: unknown) => void
  batchSize?: number
  /** Which records are delivered at all; the others are passed over, as by Lambda's filter. */
  filter?: (record: DynamoDBRecord) => boolean
}

/** What one pass over everything that waits brought. */
export type Polled = { delivered: number; failed: boolean }
export type StreamReader = { poll: () => Promise<Polled> }

/**
 * Reads a table's stream the way Lambda's event source does: from the oldest record, shard by shard, parents before
 * children, in order within a shard. A record leaves only when its consumer has taken it: a failed batch comes again, a
 * partly failed one from its first failure on. Unlike Lambda it never gives a record up.
 */
export function openStream(options: Options): StreamReader {
  const { endpoint, streamArn, checkpointFile, batchSize = 100 } = options
  const progress = load(checkpointFile)
  const iterators = new Map<string, string>()

  const iteratorOf = async (shardId: string): Promise<string> => {
    const known = iterators.get(shardId)
    if (known !== undefined) return known
    const sequence = progress[shardId]?.sequence
    const from =
      sequence === undefined
        ? { ShardIteratorType: 'TRIM_HORIZON' }
        : { ShardIteratorType: 'AFTER_SEQUENCE_NUMBER', SequenceNumber: sequence }
    const query = { StreamArn: streamArn, ShardId: shardId, ...from }
    const { ShardIterator } = await streamsCall(endpoint, 'GetShardIterator', query, Iterator)
    return ShardIterator
  }

  const note = (shardId: string, change: Partial<Progress[string]>) => {
    progress[shardId] = { done: false, ...progress[shardId], ...change }
    save(checkpointFile, progress)
  }

  /** Delivers what waits in a shard. Stops at the first failure, so that nothing overtakes it. */
  const drain = async (shardId: string): Promise<Polled> => {
    let delivered = 0
    for (;;) {
      const iterator = await iteratorOf(shardId)
      const query = { ShardIterator: iterator, Limit: batchSize }
      const { Records: records, NextShardIterator: next } = await streamsCall(endpoint, 'GetRecords', query, Records)
      const wanted = options.filter ? records.filter(options.filter) : records
      const done = wanted.length === 0 ? 0 : await deliver(options, wanted)
      delivered += done
      const failing = wanted[done]
      const taken = failing ? records.indexOf(failing) : records.length
      const last = records[taken - 1]?.dynamodb?.SequenceNumber
      if (taken < records.length) {
        // The iterator stands behind the failure: ask for a new one, from the last record that was taken.
        iterators.delete(shardId)
        if (last !== undefined) note(shardId, { sequence: last })
        return { delivered, failed: true }
      }
      if (next === undefined) {
        iterators.delete(shardId)
        note(shardId, { done: true, ...(last === undefined ? {} : { sequence: last }) })
        return { delivered, failed: false }
      }
      iterators.set(shardId, next)
      if (last === undefined) return { delivered, failed: false }
      note(shardId, { sequence: last })
    }
  }

  const restartable = async (shardId: string) => {
    try {
      return await drain(shardId)
    } catch (error) {
      if (!isWireError(error)) throw error
      iterators.delete(shardId)
      // Trimmed after 24 hours without us: what is left starts at the horizon. An expired iterator is only renewed.
      if (error.code === 'TrimmedDataAccessException') delete progress[shardId]
      else if (error.code !== 'ExpiredIteratorException') throw error
      return { delivered: 0, failed: true }
    }
  }

  return {
    poll: async () => {
      const shards = await shardsOf(endpoint, streamArn)
      const listed = new Set(shards.map(({ ShardId }) => ShardId))
      for (const shardId of Object.keys(progress)) if (!listed.has(shardId)) delete progress[shardId]
      let [delivered, failed] = [0, false]
      for (const { ShardId, ParentShardId } of shards) {
        const waits = ParentShardId !== undefined && listed.has(ParentShardId) && !progress[ParentShardId]?.done
        if (waits || progress[ShardId]?.done) continue
        const shard = await restartable(ShardId)
        delivered += shard.delivered
        failed ||= shard.failed
      }
      return { delivered, failed }
    },
  }
}

/** Hands a batch over and returns how many of its records, from the first on, were taken. */
async function deliver({ consume, onRetry, region, streamArn }: Options, records: DynamoDBRecord[]): Promise<number> {
  const event = {
    Records: records.map((record) => ({ ...withEmptyMaps(record), awsRegion: region, eventSourceARN: streamArn })),
  }
  let answer: unknown
  try {
    answer = await consume(event)
  } catch (error) {
    onRetry?.(error)
    return 0
  }
  const parsed = v.safeParse(BatchResponse, answer)
  if (!parsed.success || parsed.output.batchItemFailures.length === 0) return records.length
  const failed = new Set(parsed.output.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier))
  onRetry?.(new Error(`${failed.size} of ${records.length} records failed`))
  // An identifier that is not in the batch fails all of it, as Lambda has it.
  return Math.max(
    0,
    records.findIndex(({ dynamodb }) => failed.has(dynamodb?.SequenceNumber ?? '')),
  )
}

async function shardsOf(endpoint: string, StreamArn: string) {
  const shards = []
  let from: string | undefined
  do {
    const query = { StreamArn, ExclusiveStartShardId: from }
    const { StreamDescription } = await streamsCall(endpoint, 'DescribeStream', query, Shards)
    shards.push(...StreamDescription.Shards)
    from = StreamDescription.LastEvaluatedShardId
  } while (from !== undefined)
  return shards
}

function load(file: string | undefined): Progress {
  return file === undefined || !existsSync(file) ? {} : v.parse(Progress, JSON.parse(readFileSync(file, 'utf8')))
}

function save(file: string | undefined, progress: Progress): void {
  if (file === undefined) return
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(`${file}.part`, JSON.stringify(progress))
  renameSync(`${file}.part`, file)
}

const POLL_EVERY_MS = 250
const SLOWEST_RETRY_MS = 30_000
/** Whoever waits for the stream to be read once does not wait longer than so many failures in a row. */
const MAX_FAILURES = 5

/** A reader at work. */
export interface Follower {
  /** Resolves when everything that waited was delivered, or cannot be for the time being. */
  caughtUp: Promise<void>
  /** Reads at once and resolves with what that brought. */
  look: () => Promise<Polled>
  /** Resolves when the last delivery is over. */
  stop: () => Promise<void>
}

/** Polls until stopped; after failures ever more slowly. */
export function followStream(options: Options): Follower {
  const reader = openStream(options)
  const stopping = new AbortController()
  let wake: () => void = () => undefined
  const pauseFor = async (ms: number) => {
    const waking = new AbortController()
    wake = () => waking.abort()
    await pause(ms, undefined, { signal: AbortSignal.any([stopping.signal, waking.signal]) }).catch(() => undefined)
  }
  let catchUp: () => void = () => undefined
  const caughtUp = new Promise<void>((resolve) => {
    catchUp = resolve
  })
  /** Who waits for a reading that begins after they asked. */
  let asking: ((polled: Polled) => void)[] = []
  const run = async () => {
    let waitMs = POLL_EVERY_MS
    let failures = 0
    while (!stopping.signal.aborted) {
      const answered = asking
      asking = []
      const polled = await reader.poll().catch((error: unknown) => {
        if (!stopping.signal.aborted) options.onRetry?.(error)
        return { delivered: 0, failed: true }
      })
      for (const answer of answered) answer(polled)
      failures = polled.failed ? failures + 1 : 0
      if (failures === 0 || failures >= MAX_FAILURES) catchUp()
      waitMs = polled.failed ? Math.min(waitMs * 2, SLOWEST_RETRY_MS) : POLL_EVERY_MS
      if (asking.length === 0) await pauseFor(waitMs)
    }
    for (const answer of asking) answer({ delivered: 0, failed: true })
  }
  const running = run()
  return {
    caughtUp,
    look: () =>
      new Promise((resolve) => {
        asking.push(resolve)
        wake()
      }),
    stop: async () => {
      stopping.abort()
      await running
    },
  }
}
