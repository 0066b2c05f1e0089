/** This worker's database; set before anything makes a client. */
const endpoints = (process.env.TEST_DATABASES ?? '').split(',')
const worker = Number(process.env.JEST_WORKER_ID ?? '1')
process.env.AWS_ENDPOINT_URL_DYNAMODB = endpoints[(worker - 1) % endpoints.length]
