/** What each function may do: what its bundle shows that it does, and nothing else. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Folder, Queue } from '@functions/platform/declaration'
import { ROOT } from '../local/paths'
import { type Deployed, queuesOf } from './model'

/** Shows that a bundle uses a right: its class of the SDK or the toolbox. A transaction needs the rights of its parts. */
const TABLE_MARKS: Readonly<Record<string, readonly string[]>> = {
  'dynamodb:GetItem': ['GetItemCommand"'],
  'dynamodb:BatchGetItem': ['BatchGetCommand"'],
  // The SDK's own class of that name is in every bundle; the toolbox's has a constructor.
  'dynamodb:Query': ['QueryCommand")}constructor('],
  'dynamodb:PutItem': ['PutTransaction"', 'PutItemCommand"'],
  'dynamodb:UpdateItem': ['UpdateTransaction"', 'UpdateItemCommand"'],
  'dynamodb:DeleteItem': ['DeleteTransaction"', 'DeleteItemCommand"'],
  'dynamodb:ConditionCheckItem': ['ConditionCheck"'],
}
const INDEXES = ['byOwner', 'byQueue'] as const
/** What sends to a queue names it (functions/platform/env.ts). */
const QUEUES: Readonly<Record<Queue, string>> = {
  UrgentQueue: '.urgentQueue',
  DeliveriesQueue: '.deliveriesQueue',
  EffectsQueue: '.effectsQueue',
}
const SENDS = 'this,"SendMessageCommand"'
const READS_SECRETS = 'this,"GetParameterCommand"'
/** Who fetches an object and must be told that it is not there: without the right to list, S3 says 403. A link asks nothing. */
const FETCHES = [',"readObject"', ',"downloadOriginal"', 'this,"ListObjectsV2Command"']

/** The rights of one function, as docs/rights.md shows them. */
export interface Rights {
  table: readonly string[]
  indexes: readonly string[]
  reads: readonly Folder[]
  writes: readonly Folder[]
  deletes: readonly Folder[]
  /** Buckets it must know to hold no such object. */
  lists: readonly string[]
  secrets: boolean
  stream: boolean
  sends: readonly string[]
  takes: readonly string[]
  /** Its events, failed for good, go to the queue of failures. */
  failures: boolean
}

/** What the function's bundle shows. @throws when it is not bundled */
export function rightsOf({ bundle, call, needs }: Deployed): Rights {
  const code = readFileSync(join(ROOT, 'dist', 'functions', bundle, 'index.js'), 'utf8')
  const { reads = [], writes = [], deletes = [] } = needs
  const fetches = FETCHES.some((mark) => code.includes(mark))
  return {
    table: Object.keys(TABLE_MARKS).filter((right) =>
      TABLE_MARKS[right]?.some((mark) => code.includes(`this,"${mark}`)),
    ),
    indexes: INDEXES.filter((index) => code.includes(`index:"${index}"`)),
    reads,
    writes,
    deletes,
    lists: fetches ? [...new Set(reads.map((folder) => folder.split('/')[0] ?? ''))] : [],
    secrets: code.includes(READS_SECRETS),
    stream: call.by === 'records',
    sends: code.includes(SENDS)
      ? Object.entries(QUEUES).flatMap(([queue, mark]) => (code.includes(mark) ? [queue] : []))
      : [],
    takes: queuesOf(call),
    failures: call.by === 'records' || call.by === 'upload',
  }
}

const sub = (text: string) => ({ 'Fn::Sub': text })
const att = (resource: string, name: string) => ({ 'Fn::GetAtt': [resource, name] })
const allow = (Action: readonly string[], Resource: unknown) => ({ Effect: 'Allow', Action, Resource })
const objects = (folders: readonly Folder[]) =>
  folders.map((folder) => {
    const [bucket, prefix] = folder.split('/')
    return sub(`arn:\${AWS::Partition}:s3:::\${self:custom.buckets.${bucket}}/${prefix}/*`)
  })

/** The statements of the function's role. */
export function statementsOf(name: string, rights: Rights): unknown[] {
  const statements = [
    allow(
      ['logs:CreateLogStream', 'logs:PutLogEvents'],
      sub(
        `arn:\${AWS::Partition}:logs:\${AWS::Region}:\${AWS::AccountId}:log-group:/aws/lambda/\${self:service}-\${sls:stage}-${name}:*`,
      ),
    ),
  ]
  const { table, indexes, reads, writes, deletes, lists } = rights
  if (table.length > 0) statements.push(allow(table, att('Table', 'Arn')))
  if (indexes.length > 0)
    statements.push(
      allow(
        ['dynamodb:Query'],
        indexes.map((index) => sub(`\${Table.Arn}/index/${index}`)),
      ),
    )
  if (reads.length > 0) statements.push(allow(['s3:GetObject'], objects(reads)))
  if (writes.length > 0) statements.push(allow(['s3:PutObject'], objects(writes)))
  if (deletes.length > 0) statements.push(allow(['s3:DeleteObject'], objects(deletes)))
  if (lists.length > 0)
    statements.push(
      allow(
        ['s3:ListBucket'],
        lists.map((bucket) => sub(`arn:\${AWS::Partition}:s3:::\${self:custom.buckets.${bucket}}`)),
      ),
    )
  if (rights.secrets)
    statements.push(
      allow(
        ['ssm:GetParameter'],
        sub(
          'arn:${AWS::Partition}:ssm:${AWS::Region}:${AWS::AccountId}:parameter/${self:service}/${sls:stage}/secrets',
        ),
      ),
    )
  if (rights.stream) {
    statements.push(
      allow(['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'], att('Table', 'StreamArn')),
      // AWS grants ListStreams on every stream or on none.
      allow(['dynamodb:ListStreams'], '*'),
    )
  }
  const queues = (names: readonly string[]) => names.map((name) => att(name, 'Arn'))
  const sends = [...rights.sends, ...(rights.failures ? ['FailedEvents'] : [])]
  if (sends.length > 0) statements.push(allow(['sqs:SendMessage'], queues(sends)))
  if (rights.takes.length > 0)
    statements.push(allow(['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'], queues(rights.takes)))
  return statements
}
