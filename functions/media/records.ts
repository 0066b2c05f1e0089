import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb'
import { now } from '@functions/platform/clock'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import { Photo } from './entities'
import type { StoredPhoto } from './keys'

/** Notes that a photo was developed and what it looks like. The first one stands, as the picture does. 1 write unit. */
export async function remember({ streetId, name }: StoredPhoto, likeness: string): Promise<void> {
  try {
    await Photo.build(PutItemCommand)
      .item({ streetId, name, likeness, developedAt: now() })
      .options({ condition: { attr: 'name', exists: false } })
      .send()
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error
  }
}
