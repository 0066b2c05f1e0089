import { randomBytes } from 'node:crypto'
import { ConditionalCheckFailedException, TransactionCanceledException } from '@aws-sdk/client-dynamodb'
import { TransactWriteCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { forgetAll } from '@functions/platform/cache'
import { type Secrets, secretsFrom } from '@functions/platform/sealed/secretsDocument'
import { hold } from '@functions/platform/sealed/stageKeys'
import { table } from '@functions/platform/store/table'
import { sayMomentInFull } from '@shared/rules/time/day'
import { allItems, fail, onTable, type RawItem } from './onTable'
import { movedItem, neededUntil, renewedFields } from './renewal'
import { localStore, parameterStore, type SecretStore } from './secretStore'

/** What became of a rotation: items written anew, and what keeps the older key for a while. */
export interface Rotated {
  kid: string
  renewed: number
  /** Vouchers that can still be used, and when the last of them ends. */
  waiting: { count: number; until: number } | undefined
}

interface Watched {
  /** Called after each step, with what is done: a test looks at the system there. */
  after?: (step: 'added' | 'current' | 'renewed' | 'dropped') => Promise<void>
}

/**
 * Rotates the stage key: adds one, writes with it, goes over the table until nothing needs the older one, and drops that.
 * Stopped anywhere it goes on where it was when it is called again: what to do next follows from the document, and an item
 * that has the current key is left alone. People go on using the system. A table from before there were stage keys is
 * brought to them in the same way.
 */
export async function rotateKeys(
  store: SecretStore,
  { after = async () => undefined }: Watched = {},
): Promise<Rotated> {
  let known = await readFrom(store)
  const change = async (to: Partial<Secrets>) => {
    known = await writeTo(store, to)
    await store.known()
  }
  if (Object.keys(known.stageKeys).length === 1) {
    const added = { [nextKid(known.stageKeys)]: randomBytes(32).toString('base64') }
    await change({ stageKeys: { ...known.stageKeys, ...added }, stageKid: known.stageKid })
    await after('added')
  }
  const kid = newestOf(known.stageKeys)
  if (known.stageKid !== kid) {
    await change({ stageKid: kid })
    await after('current')
  }
  // Numbers before the profiles that name them: a profile's token is enough to find a number of any key.
  let renewed = await everywhere(move)
  renewed += await everywhere(renew)
  await after('renewed')
  const waiting = await waitingFor()
  if (!waiting) {
    const { [kid]: key = '' } = known.stageKeys
    await change({ stageKeys: { [kid]: key }, stageKid: kid, dataKeys: {} })
    await after('dropped')
  }
  return { kid, renewed, waiting }
}

const numberOf = (kid: string): number => Number(kid.slice(1))
const newestOf = (keys: Readonly<Record<string, string>>): string =>
  Object.keys(keys).sort((a, b) => numberOf(b) - numberOf(a))[0] ?? ''
const nextKid = (keys: Readonly<Record<string, string>>): string => `k${numberOf(newestOf(keys)) + 1}`

/** The document, which from here on is what this process works with. */
async function readFrom(store: SecretStore): Promise<Secrets> {
  forgetAll()
  const text = await store.read()
  // A local run has its secrets in the environment.
  if (process.env.SECRETS_JSON !== undefined) process.env.SECRETS_JSON = text
  return hold(secretsFrom(text))
}

/** Writes keys into the document; whatever else stands in it stays. */
async function writeTo(store: SecretStore, { dataKeys, ...keys }: Partial<Secrets>): Promise<Secrets> {
  const { dataKeys: sealedBefore, dataKid, ...document } = JSON.parse(await store.read())
  const before = dataKeys === undefined && sealedBefore !== undefined ? { dataKeys: sealedBefore, dataKid } : {}
  await store.write(JSON.stringify({ ...document, ...before, ...keys }, null, 2))
  return readFrom(store)
}

/** How often the table is gone over: what changes while it is read is met in the next round. */
const MOST_ROUNDS = 20

/** Goes over the table until it finds nothing to do: what changed meanwhile is met again. Returns how many items were written. */
async function everywhere(act: (item: RawItem) => Promise<boolean>): Promise<number> {
  let written = 0
  for (let round = 0; round < MOST_ROUNDS; round++) {
    let found = 0
    for await (const item of allItems()) if (await act(item)) found += 1
    if (found === 0) return written
    written += found
  }
  throw new Error('there are items that cannot be written anew; nothing was dropped')
}

const TableName = () => table.getName()

/** Puts an item under the key that its current token makes, in one transaction. Was there anything to do? */
async function move(item: RawItem): Promise<boolean> {
  const next = movedItem(item)
  if (!next) return false
  const { pk, sk } = item
  const put = { TableName: TableName(), Item: next, ConditionExpression: 'attribute_not_exists(pk)' }
  const gone = { TableName: TableName(), Key: { pk, sk }, ConditionExpression: 'attribute_exists(pk)' }
  try {
    await table.getDocumentClient().send(new TransactWriteCommand({ TransactItems: [{ Put: put }, { Delete: gone }] }))
  } catch (error) {
    if (!(error instanceof TransactionCanceledException)) throw error
  }
  return true
}

/** Writes the fields of an item anew that older keys made, provided that they are as they were read. Was there anything to do? */
async function renew(item: RawItem): Promise<boolean> {
  const changes = Object.entries(await renewedFields(item))
  if (changes.length === 0) return false
  const names = changes.map(([field], index) => [`#f${index}`, field] as const)
  const olds = changes.flatMap(([field], index) => (field in item ? [[`:o${index}`, item[field]] as const] : []))
  const news = changes.flatMap(([, value], index) => (value === undefined ? [] : [[`:n${index}`, value] as const]))
  const unchanged = changes.map(([field], index) =>
    field in item ? `#f${index} = :o${index}` : `attribute_not_exists(#f${index})`,
  )
  const set = changes.flatMap(([, value], index) => (value === undefined ? [] : [`#f${index} = :n${index}`]))
  const remove = changes.flatMap(([, value], index) => (value === undefined ? [`#f${index}`] : []))
  try {
    await table.getDocumentClient().send(
      new UpdateCommand({
        TableName: TableName(),
        Key: { pk: item.pk, sk: item.sk },
        ConditionExpression: unchanged.join(' AND '),
        UpdateExpression: `${set.length ? `SET ${set.join(', ')}` : ''}${remove.length ? ` REMOVE ${remove.join(', ')}` : ''}`,
        ExpressionAttributeNames: Object.fromEntries(names),
        ExpressionAttributeValues: Object.fromEntries([...olds, ...news]),
      }),
    )
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error
  }
  return true
}

/** What still needs an older key. */
async function waitingFor(): Promise<Rotated['waiting']> {
  const ends: number[] = []
  for await (const item of allItems()) {
    const until = await neededUntil(item)
    if (until !== undefined) ends.push(until)
  }
  return ends.length === 0 ? undefined : { count: ends.length, until: Math.max(...ends) }
}

/** `npm run rotate-keys`: exit code 1 while vouchers that can be used keep the older key; run again it drops that when they ended. */
async function main(): Promise<void> {
  const isDeployed = process.env.SECRETS_JSON === undefined
  const { kid, renewed, waiting } = await rotateKeys(isDeployed ? parameterStore() : localStore(), {
    after: async (step) => void process.stdout.write(`${step}\n`),
  })
  process.stdout.write(`${renewed} items now have ${kid}\n`)
  if (!waiting) return
  process.exitCode = 1
  const until = sayMomentInFull(waiting.until)
  process.stdout.write(
    `the key before is kept for ${waiting.count} vouchers, the last until ${until}: run this again then\n`,
  )
}

if (process.argv[1] === __filename) onTable(main).catch(fail)
