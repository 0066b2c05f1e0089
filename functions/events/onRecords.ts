import type { Effect } from '@functions/platform/events/effect'
import type { DynamoDBBatchResponse, DynamoDBStreamEvent, SQSEvent } from 'aws-lambda'
import { carryOut } from './carryOut'
import { ALL_EFFECTS } from './effects.gen'
import { carryOutAgain } from './setAside'

const LAST = 3
/** Everything that follows from a record: each by itself, in its turn. */
export const EFFECTS: readonly Effect[] = [...ALL_EFFECTS].sort((a, b) => (a.turn ?? LAST) - (b.turn ?? LAST))

/** Kinds of items that anything follows from: the stream delivers no others (serverless.yml). */
export const KINDS: readonly string[] = [...new Set(EFFECTS.flatMap(({ kinds }) => kinds))].sort()

/** Carries out what follows from the table's records, and once more what failed for one of them and was set aside. */
export function handler(event: DynamoDBStreamEvent | SQSEvent): Promise<DynamoDBBatchResponse> {
  return isQueue(event) ? carryOutAgain(EFFECTS, event) : carryOut(EFFECTS, event.Records)
}

const isQueue = (event: DynamoDBStreamEvent | SQSEvent): event is SQSEvent =>
  event.Records[0]?.eventSource === 'aws:sqs'
