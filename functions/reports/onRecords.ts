import { urgency } from '@functions/alerts/urgency'
import { registrationNews, registrationWaits } from '@functions/identity/registrationNews'
import { requestNews } from '@functions/identity/requestNews'
import { ending } from '@functions/meals/ending'
import { restocked } from '@functions/meals/restocked'
import { returned } from '@functions/meals/returned'
import { takenOff } from '@functions/meals/takenOff'
import { redactionOrder } from '@functions/media/redactionOrder'
import { log } from '@functions/platform/log'
import { type Change, changeOf } from '@functions/platform/records'
import { publication } from '@functions/publicReports/publication'
import { screening } from '@functions/safety/effects'
import { vigilance } from '@functions/vigilance/effects'
import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda'
import { photosCompared } from './alike'
import type { Effect } from './effect'
import { exporting } from './exporting'
import { filing } from './filing'
import { followersMoved } from './moveFollowers'
import { pileMoved } from './movePile'
import { nearness } from './nearness'
import { notification } from './notify'
import { staffNotice } from './staffNotice'
import { followersTold } from './tellFollowers'
import { photosUnusable } from './unusable'

/** Everything that follows from a record: each by itself. Only screening needs one to have been there before it. */
const EFFECTS: readonly Effect[] = [
  photosCompared,
  photosUnusable,
  screening,
  publication,
  nearness,
  followersMoved,
  pileMoved,
  staffNotice,
  notification,
  followersTold,
  urgency,
  redactionOrder,
  vigilance,
  restocked,
  returned,
  ending,
  takenOff,
  registrationNews,
  registrationWaits,
  requestNews,
  filing,
  exporting,
]

/** Kinds of items that anything follows from: the stream delivers no others (slice.ts). */
export const KINDS: readonly string[] = [...new Set(EFFECTS.flatMap(({ kinds }) => kinds))].sort()

/** How many items' records are worked on at once. */
const PARALLEL = 8

/**
 * Carries out what follows from the table's records. Records of one item are taken in their order, those of different
 * items side by side. Where an effect fails, the others still happen and that record alone is reported, so that it
 * comes again and at last goes its way to the queue of failures.
 */
export function handler({ Records }: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> {
  return carryOut(EFFECTS, Records)
}

/** The same with effects of one's own. */
export async function carryOut(
  effects: readonly Effect[],
  records: readonly DynamoDBRecord[],
): Promise<DynamoDBBatchResponse> {
  const failed: string[] = []
  const queues = new Map<string, { id: string; change: Change }[]>()
  for (const record of records) {
    const id = record.dynamodb?.SequenceNumber ?? ''
    try {
      const change = changeOf(record)
      if (!effects.some(({ kinds }) => kinds.includes(change.kind))) continue
      const key = `${change.key.pk}|${change.key.sk}`
      queues.set(key, [...(queues.get(key) ?? []), { id, change }])
    } catch (error) {
      log.error('a record cannot be read', { error: asError(error), eventId: record.eventID })
      failed.push(id)
    }
  }
  const waiting = [...queues.values()]
  const work = async () => {
    for (let queue = waiting.shift(); queue; queue = waiting.shift()) {
      for (const { id, change } of queue) if (!(await carriedOut(effects, change))) failed.push(id)
    }
  }
  await Promise.all(Array.from({ length: PARALLEL }, work))
  return { batchItemFailures: failed.map((itemIdentifier) => ({ itemIdentifier })) }
}

/** Did every effect of the change happen? */
async function carriedOut(effects: readonly Effect[], change: Change): Promise<boolean> {
  let whole = true
  for (const { name, kinds, run } of effects) {
    if (!kinds.includes(change.kind)) continue
    try {
      await run(change)
    } catch (error) {
      log.error('an effect failed', { effect: name, ...change.key, error: asError(error) })
      whole = false
    }
  }
  return whole
}

const asError = (error: unknown) => (error instanceof Error ? error : new Error(String(error)))
