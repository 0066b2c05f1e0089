import { createPresignedPost } from '@aws-sdk/s3-presigned-post'
import { now } from '@functions/platform/clock'
import { env } from '@functions/platform/env'
import type { Actor } from '@functions/platform/http/token'
import type { Inputs, Outputs } from '@shared/contract/contract'
import { countUpload, FORM_SECONDS } from './createUpload'
import { fileKey, paperKey } from './keys'
import { storedAs } from './names'
import { s3 } from './s3'

const KEYS = { attachment: fileKey, paper: paperKey } as const

/**
 * A form to upload one file of an article, or the picture of a signed paper: key, type and largest size are fixed as a photo's are,
 * and it counts as one of the day. What came is looked at by who takes it in. One round trip, one write unit.
 * @throws UPLOAD_DAILY_CAP
 */
export async function createFile(
  { memberId, streetId }: Actor,
  { id: photoId, purpose, contentType, bytes }: Inputs['media']['createFile'],
): Promise<Outputs['media']['createFile']> {
  const at = now()
  await countUpload(memberId, photoId, at)
  const { url, fields } = await createPresignedPost(s3(), {
    Bucket: env.uploadsBucket,
    Key: KEYS[purpose](await storedAs({ streetId, memberId, photoId })),
    Fields: { 'Content-Type': contentType },
    Conditions: [['content-length-range', 1, bytes]],
    Expires: FORM_SECONDS,
  })
  return { fileId: photoId, url, fields, expiresAt: at + FORM_SECONDS * 1000 }
}
