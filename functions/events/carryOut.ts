import type { Effect } from '@functions/platform/events/effect'
import { type Change, changeOf } from '@functions/platform/events/records'
import { asError, log } from '@functions/platform/log'
import type { DynamoDBBatchResponse, DynamoDBRecord } from 'aws-lambda'
import { type Done, failing } from './failing'
import { setAside } from './setAside'

/** How many items' records are worked on at once. */
const PARALLEL = 8

interface Received {
  record: DynamoDBRecord
  change: Change
}

const TURNS: readonly Effect['turn'][] = [1, 2, undefined]

/**
 * Carries out what follows from records, turn after turn: records of one item in order, different items in parallel. An
 * effect that fails is set aside alone and tried again from a queue. Only what cannot be set aside is reported, and
 * comes again with the stream.
 */
export async function carryOut(
  effects: readonly Effect[],
  records: readonly DynamoDBRecord[],
): Promise<DynamoDBBatchResponse> {
  const failed: string[] = []
  const aside = async (record: DynamoDBRecord, names: readonly string[]) => {
    if (!(await setAside(record, names))) failed.push(record.dynamodb?.SequenceNumber ?? '')
  }
  const left = new Map<DynamoDBRecord, string[]>()
  const queues = new Map<string, Received[]>()
  for (const record of records) {
    const change = readable(record)
    if (!change) {
      await aside(record, [])
      continue
    }
    if (!effects.some(({ kinds }) => kinds.includes(change.kind))) continue
    const key = `${change.key.pk}|${change.key.sk}`
    queues.set(key, [...(queues.get(key) ?? []), { record, change }])
  }
  for (const turn of TURNS) {
    const those = effects.filter((effect) => effect.turn === turn)
    const done: Done = new Map()
    const waiting = [...queues.values()]
    const work = async () => {
      for (let queue = waiting.shift(); queue; queue = waiting.shift()) {
        for (const { record, change } of queue) {
          const names = await failing(those, change, done)
          if (names.length > 0) left.set(record, [...(left.get(record) ?? []), ...names])
        }
      }
    }
    await Promise.all(Array.from({ length: PARALLEL }, work))
  }
  for (const [record, names] of left) await aside(record, names)
  return { batchItemFailures: failed.map((itemIdentifier) => ({ itemIdentifier })) }
}

function readable(record: DynamoDBRecord): Change | undefined {
  try {
    return changeOf(record)
  } catch (error) {
    log.error('a record cannot be read', { error: asError(error), eventId: record.eventID })
    return undefined
  }
}
