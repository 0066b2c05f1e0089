import { createPresignedPost } from '@aws-sdk/s3-presigned-post'
import { now } from '@functions/platform/clock'
import { env } from '@functions/platform/env'
import type { Actor } from '@functions/platform/http/token'
import { problem } from '@functions/platform/problem'
import { fingerprint } from '@functions/platform/store/ids'
import { written } from '@functions/platform/store/single'
import type { Inputs, Outputs } from '@shared/contract/contract'
import { addDays, dayOf, startOf } from '@shared/rules/time/day'
import { $add, UpdateItemCommand } from 'dynamodb-toolbox/entity/actions/update'
import { UploadDay } from './entities'
import { originalKey } from './keys'
import { storedAs } from './names'
import { s3 } from './s3'

/** Photos one member may upload in a day. */
export const UPLOADS_PER_DAY = 60
/** A form can be used this long. Seconds. */
export const FORM_SECONDS = 600
/** The day's count is of no use after this many days. */
const KEEP_COUNT_DAYS = 3

/**
 * A form to upload one photo: its signature fixes key, type and largest size, and it soon expires. The key follows from
 * the member's own id, so nobody can write or name a photo of somebody else. One round trip, one write unit; a repeat
 * gives the same key and counts once.
 * @throws UPLOAD_DAILY_CAP
 */
export async function createUpload(
  { memberId, streetId }: Actor,
  { id: photoId, contentType, bytes }: Inputs['media']['createUpload'],
): Promise<Outputs['media']['createUpload']> {
  const at = now()
  await countUpload(memberId, photoId, at)
  const { url, fields } = await createPresignedPost(s3(), {
    Bucket: env.uploadsBucket,
    Key: originalKey(await storedAs({ streetId, memberId, photoId })),
    Fields: { 'Content-Type': contentType },
    Conditions: [['content-length-range', 1, bytes]],
    Expires: FORM_SECONDS,
  })
  return { photoId, url, fields, expiresAt: at + FORM_SECONDS * 1000 }
}

/** Adds the photo to the member's day. @throws UPLOAD_DAILY_CAP when the day is full and the photo is not in it. */
export async function countUpload(memberId: string, photoId: string, at: number): Promise<void> {
  const day = dayOf(at)
  const photo = fingerprint(photoId).slice(0, 10)
  const update = UploadDay.build(UpdateItemCommand)
    .item({ memberId, day, photos: $add(new Set([photo])), expiresAt: startOf(addDays(day, KEEP_COUNT_DAYS)) / 1000 })
    .options({
      condition: {
        or: [
          { attr: 'photos', exists: false },
          { size: 'photos', lt: UPLOADS_PER_DAY },
          { attr: 'photos', contains: photo },
        ],
      },
    })
  if (!(await written(update))) throw problem('UPLOAD_DAILY_CAP')
}
