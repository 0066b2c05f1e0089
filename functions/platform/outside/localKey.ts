import { env } from '@functions/platform/env'

/**
 * In a local run all functions share a process and its keys. By this key the stand-ins for S3 and SQS know which of them
 * calls, and allow what its role allows: it ends with the bundle's name, the folder it is in. What is no bundle, or runs in
 * the cloud, keeps its own key.
 */
export function localKey() {
  const [, bundle] = /[\\/]dist[\\/]functions[\\/]([\w-]+)$/.exec(__dirname) ?? []
  if (!env.isLocal || !bundle) return {}
  const { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY: secretAccessKey = '' } = process.env
  return { credentials: { accessKeyId: `${AWS_ACCESS_KEY_ID}.${bundle}`, secretAccessKey } }
}
