import { DeleteObjectCommand } from '@aws-sdk/client-s3'
import { env } from '@functions/platform/env'
import { paperKey, type StoredPhoto } from './keys'
import { s3 } from './s3'

/** Deletes the picture of a signed paper. Safe to repeat. */
export async function deletePaper(paper: StoredPhoto): Promise<void> {
  await s3().send(new DeleteObjectCommand({ Bucket: env.uploadsBucket, Key: paperKey(paper) }))
}
