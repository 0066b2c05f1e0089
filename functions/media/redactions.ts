import { PutObjectCommand } from '@aws-sdk/client-s3'
import { env } from '@functions/platform/env'
import type { Change } from '@functions/platform/records'
import type { FormattedItem } from 'dynamodb-toolbox/entity'
import { EntityFormatter } from 'dynamodb-toolbox/entity/actions/format'
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get'
import { Redaction } from './entities'
import { orderKey, type StoredPhoto } from './keys'
import { s3 } from './s3'

export type RedactionItem = FormattedItem<typeof Redaction>

/** The black boxes of a photo, strongly consistent; undefined when there never was one. 1 read unit. */
export async function redactionOf({ streetId, name }: StoredPhoto): Promise<RedactionItem | undefined> {
  const { Item } = await Redaction.build(GetItemCommand).key({ streetId, name }).options({ consistent: true }).send()
  return Item
}

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
