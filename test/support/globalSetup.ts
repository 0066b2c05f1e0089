import { startDynamo } from '../../local/dynamodb'
import { createTable } from '../../local/table'
import { testEnvironment } from './environment'
import { holdStop } from './stopper'

/** One real DynamoDB Local for all test files. Its table is for files that make none of their own, each in streets of its own. */
const globalSetup = async (): Promise<void> => {
  const environment = testEnvironment()
  Object.assign(process.env, environment)
  const { endpoint, stop } = await startDynamo()
  process.env.AWS_ENDPOINT_URL_DYNAMODB = endpoint
  holdStop(stop)
  await createTable({ tableName: environment.TABLE_NAME, endpoint, stream: false })
}

export default globalSetup
