import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs'
import { NodeHttpHandler } from '@smithy/node-http-handler'
import { localKey } from './localKey'

/** The longest a queue keeps a message back. Seconds. */
export const LONGEST_DELAY = 900

let client: SQSClient | undefined

/** Made when it is first needed. */
function sqs(): SQSClient {
  client ??= new SQSClient({
    ...localKey(),
    useQueueUrlAsEndpoint: false,
    maxAttempts: 3,
    requestHandler: new NodeHttpHandler({
      connectionTimeout: 1000,
      requestTimeout: 5000,
      throwOnRequestTimeout: true,
    }),
  })
  return client
}

/** Puts something into a queue, to be taken out after `delay` seconds: at least once, in any order. */
export async function post(queueUrl: string, body: object, delay = 0): Promise<void> {
  await sqs().send(
    new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: JSON.stringify(body), DelaySeconds: delay }),
  )
}
