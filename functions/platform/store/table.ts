import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { env } from '@functions/platform/env'
import { NodeHttpHandler } from '@smithy/node-http-handler'
import { Table } from 'dynamodb-toolbox/table'

/**
 * The client of the one table. A request that hangs is given up and tried again; every write is safe to repeat,
 * because the SDK keeps a transaction's client token and every item carries the id its phone made.
 */
export const client = new DynamoDBClient({
  maxAttempts: 3,
  requestHandler: new NodeHttpHandler({
    connectionTimeout: env.isLocal ? 10_000 : 1000,
    requestTimeout: env.isLocal ? 20_000 : 2000,
    throwOnRequestTimeout: true,
  }),
})

// It copies every request and answer, attribute by attribute, for a log that nobody keeps: half of what the SDK costs.
client.middlewareStack.remove('loggerMiddleware')

const documentClient = DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } })

/**
 * One table for everything. Two indexes, named after the question they answer:
 * `byOwner` – what belongs to this person or shop, newest first; `byQueue` – what waits for this team, most urgent first.
 */
export const table = new Table({
  documentClient,
  name: () => env.tableName,
  partitionKey: { name: 'pk', type: 'string' },
  sortKey: { name: 'sk', type: 'string' },
  indexes: {
    byOwner: {
      type: 'global',
      partitionKey: { name: 'ownerPk', type: 'string' },
      sortKey: { name: 'ownerSk', type: 'string' },
    },
    byQueue: {
      type: 'global',
      partitionKey: { name: 'queuePk', type: 'string' },
      sortKey: { name: 'queueSk', type: 'string' },
    },
  },
})

/** Begins an entity: it names its kind under `_et`, lies in the one table, and keeps its own times. */
export const kind = <Name extends string>(name: Name) => ({ name, table, timestamps: false }) as const
