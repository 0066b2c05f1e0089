import { now } from '@functions/platform/clock'
import { EntityFormatter } from 'dynamodb-toolbox/entity/actions/format'
import { UpdateItemCommand } from 'dynamodb-toolbox/entity/actions/update'
import { PICTURE_RULES } from './develop'
import { Photo } from './entities'
import type { StoredPhoto } from './keys'

/** The photo of a raw item of the table, when older rules made its pictures; else undefined. */
export function olderPhoto(item: Record<string, unknown>): StoredPhoto | undefined {
  if (item._et !== Photo.entityName) return undefined
  const { rules, ...photo } = Photo.build(EntityFormatter).format(item)
  return rules === PICTURE_RULES ? undefined : photo
}

/** Has the pictures of a developed photo made by today's rules; its record brings the order. 1 write unit. */
export async function orderAnew({ streetId, name }: StoredPhoto): Promise<void> {
  await Photo.build(UpdateItemCommand)
    .item({ streetId, name, orderedAt: now() })
    .options({ condition: { attr: 'name', exists: true } })
    .send()
}
