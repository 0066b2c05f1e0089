import { createHash } from 'node:crypto'
import { now } from '@functions/platform/clock'
import { written } from '@functions/platform/store/single'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import { UpdateItemCommand } from 'dynamodb-toolbox/entity/actions/update'
import { PICTURE_RULES } from './develop'
import { Original, Photo } from './entities'
import type { StoredPhoto } from './keys'

/** Notes that a photo was developed and what it looks like. The first one stands, as the picture does. 1 write unit. */
export async function remember({ streetId, name }: StoredPhoto, likeness: string): Promise<void> {
  const put = Photo.build(PutItemCommand)
    .item({ streetId, name, likeness, developedAt: now(), rules: PICTURE_RULES })
    .options({ condition: { attr: 'name', exists: false } })
  await written(put)
}

/** Notes that the pictures of a developed photo are as today's rules make them. 1 write unit. */
export async function renewed({ streetId, name }: StoredPhoto, likeness: string): Promise<void> {
  await Photo.build(UpdateItemCommand)
    .item({ streetId, name, likeness, rules: PICTURE_RULES })
    .options({ condition: { attr: 'name', exists: true } })
    .send()
}

/**
 * May pictures of this photo be made of that file? The first file stands for good, so a judged picture is never
 * replaced by another. 1 write unit. The file's hash is bound to the photo's name: equal files of two people are not
 * recognised by it.
 */
export async function isItsOriginal({ streetId, name }: StoredPhoto, bytes: Uint8Array): Promise<boolean> {
  const file = createHash('sha256').update(`${name}:`).update(bytes).digest('base64url')
  // As it was kept before it was bound to the name.
  const alone = createHash('sha256').update(bytes).digest('base64url')
  const put = Original.build(PutItemCommand)
    .item({ streetId, name, file })
    .options({
      condition: {
        or: [
          { attr: 'file', exists: false },
          { attr: 'file', in: [file, alone] },
        ],
      },
    })
  return written(put)
}
