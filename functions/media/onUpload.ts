import { GetObjectCommand, NoSuchKey } from '@aws-sdk/client-s3'
import { env } from '@functions/platform/env'
import { asError, log } from '@functions/platform/log'
import type { S3Event, S3EventRecord } from 'aws-lambda'
import { develop } from './develop'
import { photoKey, photoOfOrder, photoOfOriginal, rowKey, screenKey, tileKey } from './keys'
import { likenessOf } from './likeness'
import { isPreconditionFailed, keep } from './objects'
import { isItsOriginal, remember } from './records'
import { redact } from './redact'
import { remake } from './remake'
import { s3 } from './s3'
import { noteUnusable } from './unusable'

/**
 * An original makes the photo and its renditions; the first upload of a photo stands, neither a repeat nor a later file
 * changes it. What is no photo is noted, so its sender is told, and left to the bucket's lifecycle. An order makes the
 * pictures anew.
 * @throws when a record failed, after the others: the event is delivered again, then goes to the queue.
 */
export async function handler({ Records }: Pick<S3Event, 'Records'>): Promise<void> {
  const failures: unknown[] = []
  for (const record of Records) {
    try {
      await take(record)
    } catch (error) {
      const cause = asError(error)
      log.error('a photo could not be developed', { key: record.s3.object.key, cause })
      failures.push(error)
    }
  }
  if (failures.length) throw new AggregateError(failures, `${failures.length} photos could not be developed`)
}

async function take({ s3: { object } }: S3EventRecord): Promise<void> {
  const key = decodeURIComponent(object.key.replaceAll('+', ' '))
  const ordered = photoOfOrder(key)
  if (ordered) return remake(ordered)
  const photo = photoOfOriginal(key)
  if (!photo) return log.warn('not the key of an original', { key })
  const original = await downloadOriginal(key, object.eTag)
  if (!original) return log.warn('the original is gone or was replaced', { key })
  const made = await develop(original.bytes, original.contentType)
  if ('refused' in made) {
    log.warn('not taken as a photo', { key, why: made.refused })
    return noteUnusable(photo)
  }
  if (!(await isItsOriginal(photo, original.bytes))) return log.warn('another file is this photo already', { key })
  await Promise.all([
    keep(env.photosBucket, rowKey(photo), made.row),
    keep(env.photosBucket, tileKey(photo), made.tile),
    keep(env.photosBucket, screenKey(photo), made.screen),
    keep(env.photosBucket, photoKey(photo), made.photo),
  ])
  // Boxes that were drawn before there was a picture.
  await redact(photo)
  // Last: the record says that there is something to look at.
  await remember(photo, await likenessOf(made.photo))
}

/** The object the event is about; undefined when it is no longer there, or another one is, which has its own event. */
async function downloadOriginal(key: string, eTag: string) {
  try {
    const object = await s3().send(new GetObjectCommand({ Bucket: env.uploadsBucket, Key: key, IfMatch: `"${eTag}"` }))
    if (!object.Body) return undefined
    return { bytes: await object.Body.transformToByteArray(), contentType: object.ContentType ?? '' }
  } catch (error) {
    if (error instanceof NoSuchKey || isPreconditionFailed(error)) return undefined
    throw error
  }
}
