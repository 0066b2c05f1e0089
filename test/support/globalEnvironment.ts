import { testEnvironment } from './environment'

/** What unit tests of the functions read. They have no database: whoever needs one is called `*.db.test.ts`. */
const globalEnvironment = async (): Promise<void> => {
  Object.assign(process.env, testEnvironment(), { AWS_ENDPOINT_URL_DYNAMODB: 'http://no-database-here.invalid' })
}

export default globalEnvironment
