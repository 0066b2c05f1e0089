import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  CreateTableCommand,
  type CreateTableCommandInput,
  DeleteTableCommand,
  DescribeTableCommand,
  DynamoDBClient,
  ResourceInUseException,
  ResourceNotFoundException,
  UpdateTimeToLiveCommand,
  waitUntilTableExists,
} from '@aws-sdk/client-dynamodb'
import * as v from 'valibot'
import { type CollectionTag, parse, type ScalarTag } from 'yaml'
import { ROOT } from '../paths'

const KeySchema = v.array(v.object({ AttributeName: v.string(), KeyType: v.picklist(['HASH', 'RANGE']) }))

/** The part of the deployed table that a local one must share: what a query can see or a stream deliver. */
const TableResource = v.object({
  BillingMode: v.literal('PAY_PER_REQUEST'),
  AttributeDefinitions: v.array(v.object({ AttributeName: v.string(), AttributeType: v.picklist(['S', 'N', 'B']) })),
  KeySchema,
  GlobalSecondaryIndexes: v.array(
    v.object({
      IndexName: v.string(),
      KeySchema,
      Projection: v.object({ ProjectionType: v.picklist(['ALL', 'KEYS_ONLY']) }),
    }),
  ),
  TimeToLiveSpecification: v.object({ AttributeName: v.string(), Enabled: v.boolean() }),
  StreamSpecification: v.object({ StreamViewType: v.picklist(['NEW_AND_OLD_IMAGES']) }),
})

const Template = v.object({ Resources: v.object({ Table: v.object({ Properties: TableResource }) }) })

/** CloudFormation's conditional values decide nothing a local table needs, so they are read and left as lists. */
const conditional: CollectionTag = { tag: '!If', collection: 'seq', resolve: (node) => node }
const reference: ScalarTag = { tag: '!Ref', resolve: (name) => name }

/** Reads the deployed table's own resource. Throws when its shape is no longer one a local table can take over. */
export function tableResource(): v.InferOutput<typeof TableResource> {
  const text = readFileSync(join(ROOT, 'infra', 'table.yml'), 'utf8')
  return v.parse(Template, parse(text, { customTags: [conditional, reference] })).Resources.Table.Properties
}

/** What `endpoint` stands for; without it the SDK's own environment decides. */
export type TableOptions = { tableName: string; endpoint?: string }

/** A table whose writes nobody is told of fills faster. */
type NewTable = TableOptions & { stream?: boolean }

/** A client for a local database. Its keys are made up: DynamoDB Local only wants some to be there. */
export function localClient(endpoint?: string): DynamoDBClient {
  if (endpoint === undefined) return new DynamoDBClient({})
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' }
  return new DynamoDBClient({ endpoint, region: 'cn-northwest-1', credentials })
}

/**
 * Makes the table as it is deployed: keys, indexes, TTL and stream. Does nothing to a table that is already there.
 * Returns true when it was made now, so that a caller knows it is empty.
 */
export async function createTable({ tableName, endpoint, stream = true }: NewTable): Promise<boolean> {
  const client = localClient(endpoint)
  try {
    return await createWith(client, tableName, stream)
  } finally {
    client.destroy()
  }
}

async function createWith(client: DynamoDBClient, TableName: string, stream: boolean): Promise<boolean> {
  const { TimeToLiveSpecification, StreamSpecification, ...rest } = tableResource()
  const input: CreateTableCommandInput = {
    ...rest,
    TableName,
    StreamSpecification: stream ? { StreamEnabled: true, ...StreamSpecification } : { StreamEnabled: false },
  }
  try {
    await client.send(new CreateTableCommand(input))
  } catch (error) {
    if (error instanceof ResourceInUseException) return false
    throw error
  }
  await waitUntilTableExists({ client, maxWaitTime: 30, minDelay: 1 }, { TableName })
  await client.send(new UpdateTimeToLiveCommand({ TableName, TimeToLiveSpecification }))
  return true
}

/** Removes the table with everything in it; nothing happens when there is none. */
export async function dropTable({ tableName, endpoint }: TableOptions): Promise<void> {
  const client = localClient(endpoint)
  try {
    await client.send(new DeleteTableCommand({ TableName: tableName }))
  } catch (error) {
    if (!(error instanceof ResourceNotFoundException)) throw error
  } finally {
    client.destroy()
  }
}

/** The ARN of the table's stream. Throws when the table or its stream is missing. */
export async function streamArnOf({ tableName, endpoint }: TableOptions): Promise<string> {
  const client = localClient(endpoint)
  try {
    const { Table } = await client.send(new DescribeTableCommand({ TableName: tableName }))
    if (Table?.LatestStreamArn === undefined) throw new Error(`table ${tableName} has no stream`)
    return Table.LatestStreamArn
  } finally {
    client.destroy()
  }
}
