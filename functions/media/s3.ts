import { S3Client } from '@aws-sdk/client-s3'
import { env } from '@functions/platform/env'
import { NodeHttpHandler } from '@smithy/node-http-handler'

let client: S3Client | undefined

/** The client of both buckets, made when it is first needed. */
export function s3(): S3Client {
  client ??= new S3Client({
    // A link signed with a checksum of nothing would be refused when the phone uses it.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    forcePathStyle: env.isLocal && process.env.S3_FORCE_PATH_STYLE === '1',
    ...(env.isLocal ? localKey() : {}),
    maxAttempts: 3,
    requestHandler: new NodeHttpHandler({
      connectionTimeout: 1000,
      requestTimeout: 15_000,
      throwOnRequestTimeout: true,
    }),
  })
  return client
}

/**
 * In a local run all functions share a process and its keys. By this key the stand-in for S3 knows which of them calls, and
 * allows what its role allows: it ends with the bundle's name, the folder it is in. What is no bundle keeps its own key.
 */
function localKey() {
  const [, bundle] = /[\\/]dist[\\/]functions[\\/]([\w-]+)$/.exec(__dirname) ?? []
  const { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY: secretAccessKey = '' } = process.env
  return bundle ? { credentials: { accessKeyId: `${AWS_ACCESS_KEY_ID}.${bundle}`, secretAccessKey } } : {}
}
