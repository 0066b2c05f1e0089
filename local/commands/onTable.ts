import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { ScanCommand } from '@aws-sdk/lib-dynamodb'
import { table } from '@functions/platform/store/table'
import { startDynamo } from '../cloud/dynamodb'
import { heldBy } from '../system/held'
import { dataFolder, functionEnvironment, localSecrets, TABLE_NAME } from '../system/settings'

/** An item as it lies in the table. */
export type RawItem = Record<string, unknown>

/**
 * Runs a tool on a whole table: the one the environment names (`TABLE_NAME`, region and credentials of a deployed
 * stage), or else the data that `npm start` left on this machine. A tool that may work `beside` a running system uses
 * that one's database.
 * @throws one clear line when there are no such data, or `npm start` is using them.
 */
export async function onTable(run: () => Promise<void>, { beside = false } = {}): Promise<void> {
  if (process.env.TABLE_NAME !== undefined) return run()
  const data = dataFolder()
  const dataDir = join(data, 'dynamodb')
  if (!existsSync(dataDir)) throw new Error('there are no local data yet: run "npm start" once, or set TABLE_NAME')
  const running = await heldBy(data)
  if (running && !beside) throw new Error('"npm start" is running and holds the local data: stop it first')
  const own = running ? undefined : await startDynamo({ dataDir })
  try {
    const nowhere = { dynamo: running ?? own?.endpoint ?? '', s3: '', sqs: '', wechat: '' }
    Object.assign(process.env, functionEnvironment(nowhere, localSecrets(data).json), { TABLE_NAME })
    await run()
  } finally {
    await own?.stop()
  }
}

/** Every item of the table, strongly consistent, a page at a time. The whole table is read: 1 unit per 4 KB. */
export async function* allItems(): AsyncGenerator<RawItem> {
  let from: RawItem | undefined
  do {
    const { Items = [], LastEvaluatedKey } = await table.getDocumentClient().send(
      new ScanCommand({
        TableName: table.getName(),
        ConsistentRead: true,
        ExclusiveStartKey: from,
      }),
    )
    yield* Items
    from = LastEvaluatedKey
  } while (from)
}

/** Ends a command-line tool: one line for what went wrong, and exit code 1. */
export function fail(error: unknown): void {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}
