import type { Config } from 'jest'
import { startDynamo } from '../../local/cloud/dynamodb'
import { createTable } from '../../local/cloud/table'
import { testEnvironment } from './environment'
import { holdStop } from './stopper'

/**
 * Real DynamoDB Locals for the test files, one for each worker: it answers one request at a time. Their tables are for
 * files that make none of their own, each in streets of its own.
 */
const globalSetup = async ({ maxWorkers = 1 }: Pick<Config, 'maxWorkers'>): Promise<void> => {
  const environment = testEnvironment()
  Object.assign(process.env, environment)
  const databases = await Promise.all(
    Array.from({ length: Number(maxWorkers) || 1 }, () => startDynamo({ forMinutes: true })),
  )
  holdStop(async () => {
    for (const { stop } of databases) await stop()
  })
  for (const { endpoint } of databases) {
    await createTable({ tableName: environment.TABLE_NAME, endpoint, stream: false })
  }
  process.env.TEST_DATABASES = databases.map(({ endpoint }) => endpoint).join()
}

export default globalSetup
