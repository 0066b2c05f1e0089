import { DeleteObjectCommand } from '@aws-sdk/client-s3'
import { env } from '@functions/platform/env'
import { fanOut } from '@functions/platform/events/fanOut'
import { commit } from '@functions/platform/store/transact'
import { remove } from '@functions/platform/store/writes'
import { Original, Photo, Redaction, Unusable } from './entities'
import { orderKey, originalKey, photoKey, rowKey, screenKey, tileKey, unredactedKey } from './keys'
import { storedAs } from './names'
import { s3 } from './s3'

/**
 * Deletes a member's photos: every rendition, the original and what is known of each, at once. Older versions in the
 * photos' bucket go by the bucket's rule within a week. Safe to repeat. Seven deletions and 8 write units a photo.
 */
export const deletePhotos = (
  { streetId, memberId }: { streetId: string; memberId: string },
  photoIds: readonly string[],
): Promise<void> =>
  fanOut(photoIds, async (photoId) => {
    const photo = await storedAs({ streetId, memberId, photoId })
    const made = [photoKey(photo), screenKey(photo), tileKey(photo), rowKey(photo)]
    const uploaded = [originalKey(photo), orderKey(photo), unredactedKey(photo)]
    await Promise.all([
      ...made.map((Key) => s3().send(new DeleteObjectCommand({ Bucket: env.photosBucket, Key }))),
      ...uploaded.map((Key) => s3().send(new DeleteObjectCommand({ Bucket: env.uploadsBucket, Key }))),
    ])
    await commit<void>(
      [remove(Photo, photo), remove(Original, photo), remove(Unusable, photo), remove(Redaction, photo)],
      () => undefined,
    )
  })
