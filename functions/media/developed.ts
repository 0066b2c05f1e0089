import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get'
import { Photo } from './entities'
import type { StoredPhoto } from './keys'

/** The record of a stored photo; undefined when nothing was developed under that name. 1 read unit. */
export async function developedPhoto({ streetId, name }: StoredPhoto) {
  const { Item } = await Photo.build(GetItemCommand).key({ streetId, name }).options({ consistent: true }).send()
  return Item
}
