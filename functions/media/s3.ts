import { S3Client } from '@aws-sdk/client-s3'
import { env } from '@functions/platform/env'
import { localKey } from '@functions/platform/outside/localKey'
import { NodeHttpHandler } from '@smithy/node-http-handler'

let client: S3Client | undefined

/** The client of both buckets, made when it is first needed. */
export function s3(): S3Client {
  client ??= new S3Client({
    // A link signed with a checksum of nothing would be refused when the phone uses it.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    forcePathStyle: env.isLocal && process.env.S3_FORCE_PATH_STYLE === '1',
    ...localKey(),
    maxAttempts: 3,
    requestHandler: new NodeHttpHandler({
      connectionTimeout: 1000,
      requestTimeout: 15_000,
      throwOnRequestTimeout: true,
    }),
  })
  return client
}
