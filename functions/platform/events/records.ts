import type { AttributeValue } from '@aws-sdk/client-dynamodb'
import { unmarshall } from '@aws-sdk/util-dynamodb'
import type { DynamoDBRecord } from 'aws-lambda'

/** An item of the table as it was and as it is, in plain values. */
export interface Change {
  /** Its key; two changes of one item have the same. */
  key: { pk: string; sk: string }
  /** The record's own name in the stream: the same when it comes again. */
  recordId: string
  /** Kind of the item: an entity's name. */
  kind: string
  before?: Record<string, unknown>
  after?: Record<string, unknown>
}

/** What a record of the stream says. Throws when it is none of this table. */
export function changeOf({ dynamodb = {} }: DynamoDBRecord): Change {
  const { pk, sk } = imageOf(dynamodb.Keys) ?? {}
  if (typeof pk !== 'string' || typeof sk !== 'string') throw new Error('a record without a key')
  const before = imageOf(dynamodb.OldImage)
  const after = imageOf(dynamodb.NewImage)
  const kind = (after ?? before)?._et
  return {
    key: { pk, sk },
    recordId: dynamodb.SequenceNumber ?? '',
    kind: typeof kind === 'string' ? kind : '',
    ...(before ? { before } : {}),
    ...(after ? { after } : {}),
  }
}

/** Lambda's own type of an attribute and the SDK's are the same JSON, written down differently. */
export function imageOf(image: object | undefined): Record<string, unknown> | undefined {
  return image && unmarshall(image as Record<string, AttributeValue>)
}
