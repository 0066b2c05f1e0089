import { PutObjectCommand } from '@aws-sdk/client-s3'
import { env } from '@functions/platform/env'
import type { Change } from '@functions/platform/records'
import { EntityFormatter } from 'dynamodb-toolbox/entity/actions/format'
import { Redaction } from './entities'
import { orderKey } from './keys'
import { s3 } from './s3'

/**
 * Orders the picture anew when its boxes changed; an effect of the table's records. Pictures are made where the uploads
 * bucket announces its objects (onUpload), so the order is an object there; the same order twice makes the same picture
 * twice.
 */
export const redactionOrder = {
  name: 'redactionOrder',
  kinds: [Redaction.entityName],
  run: async ({ after }: Change): Promise<void> => {
    if (!after) return
    const { version, applied, ...photo } = Redaction.build(EntityFormatter).format(after)
    if (applied >= version) return
    await s3().send(new PutObjectCommand({ Bucket: env.uploadsBucket, Key: orderKey(photo), Body: String(version) }))
  },
}
