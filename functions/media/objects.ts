import { GetObjectCommand, NoSuchKey, PutObjectCommand, S3ServiceException } from '@aws-sdk/client-s3'
import { env } from '@functions/platform/env'
import { s3 } from './s3'

const JPEG = {
  ContentType: 'image/jpeg',
  CacheControl: 'private, max-age=31536000, immutable',
} as const

/** Did the object not have the state that was asked for? */
export const isPreconditionFailed = (error: unknown) =>
  error instanceof S3ServiceException && error.$metadata.httpStatusCode === 412

/** An object's bytes; undefined when there is none. */
export async function readObject(bucket: string, key: string): Promise<Uint8Array | undefined> {
  try {
    const { Body } = await s3().send(new GetObjectCommand({ Bucket: bucket, Key: key }))
    return await Body?.transformToByteArray()
  } catch (error) {
    if (error instanceof NoSuchKey) return undefined
    throw error
  }
}

/** Writes a picture unless there is one; false when there was. */
export async function keep(bucket: string, key: string, body: Uint8Array): Promise<boolean> {
  try {
    await s3().send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: body, IfNoneMatch: '*', ...JPEG }))
    return true
  } catch (error) {
    if (!isPreconditionFailed(error)) throw error
    return false
  }
}

/** Writes a picture that people see, over the one that was there. */
export async function replace(key: string, body: Uint8Array): Promise<void> {
  await s3().send(new PutObjectCommand({ Bucket: env.photosBucket, Key: key, Body: body, ...JPEG }))
}
