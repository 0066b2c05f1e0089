import { env } from '@functions/platform/env'

/**
 * In a local run all functions share a process. This key tells the stand-ins for S3 and SQS which of them calls, so
 * they allow what its role allows: it ends with the bundle's folder. Anything else keeps its own key.
 */
export function localKey() {
  const [, bundle] = /[\\/]dist[\\/]functions[\\/]([\w-]+)$/.exec(__dirname) ?? []
  if (!env.isLocal || !bundle) return {}
  const { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY: secretAccessKey = '' } = process.env
  return { credentials: { accessKeyId: `${AWS_ACCESS_KEY_ID}.${bundle}`, secretAccessKey } }
}
