import { startDynamo } from '../../local/dynamodb'
import { createTable } from '../../local/table'
import { testEnvironment } from './environment'
import { holdStop } from './stopper'

/** One real DynamoDB Local for all test files; each file works in streets of its own. */
const globalSetup = async (): Promise<void> => {
  const environment = testEnvironment()
  Object.assign(process.env, environment)
  const { endpoint, stop } = await startDynamo()
  process.env.AWS_ENDPOINT_URL_DYNAMODB = endpoint
  holdStop(stop)
  await createTable({ tableName: environment.TABLE_NAME, endpoint })
}

export default globalSetup
