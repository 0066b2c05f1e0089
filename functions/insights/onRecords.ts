import { type CountedRecord, countOnce, grouped } from '@functions/counters/count'
import { recordKeyOf } from '@functions/counters/tally'
import { imageOf } from '@functions/platform/events/records'
import { asError, log } from '@functions/platform/log'
import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda'
import { countsOf } from './counting'
import { placeAll } from './placing'

interface Received extends CountedRecord {
  itemIdentifier: string
}

/**
 * Keeps the counters and the members' places in lists from the table's stream. A record that cannot be counted is
 * reported alone and goes to the queue of failures; no record is counted twice.
 */
export async function handler({ Records }: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> {
  const failed: string[] = []
  const received: Received[] = []
  for (const record of Records) {
    const itemIdentifier = record.dynamodb?.SequenceNumber ?? ''
    try {
      const read = countedOf(record)
      if (read.counts.length > 0) received.push({ ...read, itemIdentifier })
    } catch (error) {
      log.error('a record cannot be counted', { error: asError(error), eventId: record.eventID })
      failed.push(itemIdentifier)
    }
  }
  const counted: Received[] = []
  for (const group of grouped(received)) {
    try {
      await countOnce(group)
      counted.push(...group)
    } catch (error) {
      log.error('records could not be counted', { error: asError(error), records: group.length })
      failed.push(...group.map(({ itemIdentifier }) => itemIdentifier))
    }
  }
  // Once for the whole batch: whoever has ten records in it is moved once.
  try {
    await placeAll(counted.flatMap(({ counts }) => counts))
  } catch (error) {
    log.error('members could not be placed', { error: asError(error), records: counted.length })
    failed.push(...counted.map(({ itemIdentifier }) => itemIdentifier))
  }
  return { batchItemFailures: failed.map((itemIdentifier) => ({ itemIdentifier })) }
}

function countedOf({ dynamodb = {} }: DynamoDBRecord): CountedRecord {
  const newImage = imageOf(dynamodb.NewImage)
  return {
    recordKey: recordKeyOf(imageOf(dynamodb.Keys) ?? {}),
    counts: countsOf(newImage, imageOf(dynamodb.OldImage)),
  }
}
