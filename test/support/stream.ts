import { env } from '@functions/platform/env'
import type { DynamoDBRecord } from 'aws-lambda'
import { openStream } from '../../local/streams'
import { streamArnOf } from '../../local/table'

/** What the real stream says about a street so far, as Lambda would be given it. */
export async function streamed(streetId: string): Promise<DynamoDBRecord[]> {
  const endpoint = process.env.AWS_ENDPOINT_URL_DYNAMODB ?? ''
  const records: DynamoDBRecord[] = []
  const stream = openStream({
    endpoint,
    region: 'cn-northwest-1',
    streamArn: await streamArnOf({ tableName: env.tableName, endpoint }),
    consume: async ({ Records }) => void records.push(...Records),
    batchSize: 1000,
  })
  while ((await stream.poll()).delivered > 0);
  return records.filter(({ dynamodb }) => (dynamodb?.NewImage ?? dynamodb?.OldImage)?.streetId?.S === streetId)
}
