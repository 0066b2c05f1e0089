import {
  type AttributeValue,
  DynamoDBClient,
  GetItemCommand,
  type TransactWriteItem,
  type TransactWriteItemsCommandInput,
} from '@aws-sdk/client-dynamodb'
import { marshall } from '@aws-sdk/util-dynamodb'
import { client } from '@functions/platform/store/table'
import { tableResource } from '../../local/cloud/table'

/** What the database was asked for and what it charges for it. */
export interface Bill {
  trips: number
  writeUnits: number
  readUnits: number
}

type Item = Record<string, AttributeValue>

/** Looks at items beside the measured client, so that looking costs nothing. */
const bystander = new DynamoDBClient({})
const INDEXES = tableResource().GlobalSecondaryIndexes.map(({ IndexName, KeySchema }) => ({
  name: IndexName,
  keys: KeySchema.map(({ AttributeName }) => AttributeName),
}))

let bill: Bill | undefined

client.middlewareStack.add(
  (next, context) => async (args) => {
    const current = bill
    if (!current) return next(args)
    current.trips++
    if (context.commandName === 'TransactWriteItemsCommand' || context.commandName === 'TransactWriteCommand') {
      const actions = actionsOf(args.input as TransactWriteItemsCommandInput)
      const before = await Promise.all(actions.map(({ table, key }) => look(table, key)))
      const result = await next(args)
      const after = await Promise.all(actions.map(({ table, key }) => look(table, key)))
      for (const index of actions.keys()) current.writeUnits += 2 * unitsOf(before[index], after[index])
      return result
    }
    const input = args.input as { ReturnConsumedCapacity?: string }
    input.ReturnConsumedCapacity = 'TOTAL'
    const result = await next(args)
    const consumed = (result.output as { ConsumedCapacity?: Capacity | Capacity[] }).ConsumedCapacity
    const units = [consumed ?? []].flat().reduce((sum, { CapacityUnits = 0 }) => sum + CapacityUnits, 0)
    if (/^(Put|Update|Delete|BatchWrite)/.test(context.commandName ?? '')) current.writeUnits += units
    else current.readUnits += units
    return result
  },
  { step: 'initialize', name: 'meter' },
)

interface Capacity {
  CapacityUnits?: number
}

/**
 * Runs something and says what it cost: round trips, and capacity units.
 *
 * Reads and single writes are charged as the database says. For transactions DynamoDB Local adds up what lies in one
 * partition before it rounds, which AWS does not, so their units are computed from the items before and after, by AWS's
 * rule: per item 1 unit per begun KB of the larger image, the same for every index entry that changes (two when it
 * moves), all doubled. https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/read-write-operations.html
 */
export async function billOf(run: () => Promise<unknown>): Promise<Bill> {
  const mine = { trips: 0, writeUnits: 0, readUnits: 0 }
  bill = mine
  try {
    await run()
    return mine
  } finally {
    bill = undefined
  }
}

function actionsOf({ TransactItems = [] }: TransactWriteItemsCommandInput): { table: string; key: Item }[] {
  return TransactItems.map((each: TransactWriteItem) => {
    const action = each.Put ?? each.Update ?? each.Delete ?? each.ConditionCheck
    const source = each.Put?.Item ?? each.Update?.Key ?? each.Delete?.Key ?? each.ConditionCheck?.Key
    if (!action?.TableName || !source) throw new Error('an action without table or key')
    const { pk, sk } = asItem(source)
    if (!pk || !sk) throw new Error('an action without a key')
    return { table: action.TableName, key: { pk, sk } }
  })
}

/** The document client's middleware has not run yet at this step: its input is still plain. */
function asItem(plain: object): Item {
  const isMarshalled = Object.values(plain).every((value) => value !== null && typeof value === 'object')
  return isMarshalled ? (plain as Item) : marshall(plain, { removeUndefinedValues: true })
}

async function look(table: string, key: Item): Promise<Item | undefined> {
  return (await bystander.send(new GetItemCommand({ TableName: table, Key: key, ConsistentRead: true }))).Item
}

/** Units of one write before they are doubled for being in a transaction. */
function unitsOf(before: Item | undefined, after: Item | undefined): number {
  const item = Math.max(kilobytes(before), kilobytes(after), 1)
  return INDEXES.reduce((sum, { keys }) => sum + entryUnits(keys, before, after), item)
}

function entryUnits(keys: readonly string[], before: Item | undefined, after: Item | undefined): number {
  const [old, fresh] = [before, after].map((image) => (image && keys.every((key) => image[key]) ? image : undefined))
  if (!old && !fresh) return 0
  if (JSON.stringify(sorted(old)) === JSON.stringify(sorted(fresh))) return 0
  const stays = old && fresh && keys.every((key) => JSON.stringify(old[key]) === JSON.stringify(fresh[key]))
  if (stays) return Math.max(kilobytes(old), kilobytes(fresh))
  return kilobytes(old) + kilobytes(fresh)
}

const sorted = (item: Item | undefined) => item && Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1))
const kilobytes = (item: Item | undefined) => (item ? Math.ceil(sizeOf(item) / 1024) : 0)

/** An item's size as DynamoDB counts it: names and values in UTF-8, numbers by digits, containers 3 bytes and 1 a member. */
function sizeOf(item: Item): number {
  return Object.entries(item).reduce((sum, [name, value]) => sum + Buffer.byteLength(name) + valueSize(value), 0)
}

function valueSize(value: AttributeValue): number {
  if (value.S !== undefined) return Buffer.byteLength(value.S)
  if (value.N !== undefined) return Math.ceil(value.N.replace(/[-.]/g, '').length / 2) + 1
  if (value.BOOL !== undefined || value.NULL !== undefined) return 1
  if (value.B !== undefined) return value.B.length
  if (value.SS !== undefined) return value.SS.reduce((sum, each) => sum + Buffer.byteLength(each), 3)
  if (value.L !== undefined) return value.L.reduce((sum, each) => sum + valueSize(each) + 1, 3)
  if (value.M !== undefined) return sizeOf(value.M) + 3 + Object.keys(value.M).length
  throw new Error(`no size for ${JSON.stringify(value)}`)
}
