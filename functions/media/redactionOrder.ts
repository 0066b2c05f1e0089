import { PutObjectCommand } from '@aws-sdk/client-s3'
import { env } from '@functions/platform/env'
import type { Change } from '@functions/platform/events/records'
import { EntityFormatter } from 'dynamodb-toolbox/entity/actions/format'
import { Photo, Redaction } from './entities'
import { orderKey, type StoredPhoto } from './keys'
import { s3 } from './s3'

/**
 * Orders the pictures of a photo anew. They are made where the uploads bucket announces its objects (onUpload), so the
 * order is an object there; the same order twice makes the same pictures twice.
 */
async function order(photo: StoredPhoto, body: number): Promise<void> {
  await s3().send(new PutObjectCommand({ Bucket: env.uploadsBucket, Key: orderKey(photo), Body: String(body) }))
}

/** Orders the pictures of a photo when its boxes changed; an effect of the table's records. */
export const redactionOrder = {
  name: 'redactionOrder',
  kinds: [Redaction.entityName],
  run: async ({ after }: Change): Promise<void> => {
    if (!after) return
    const { version, applied, ...photo } = Redaction.build(EntityFormatter).format(after)
    if (applied < version) await order(photo, version)
  },
}

/** Orders them when somebody asked for that (`orderAnew`). */
export const pictureOrder = {
  name: 'pictureOrder',
  kinds: [Photo.entityName],
  run: async ({ before, after }: Change): Promise<void> => {
    if (!after || after.orderedAt === before?.orderedAt) return
    const { orderedAt = 0, ...photo } = Photo.build(EntityFormatter).format(after)
    await order(photo, orderedAt)
  },
}
