import { plain, table } from '@functions/platform/table'
import { Entity } from 'dynamodb-toolbox/entity'
import { item } from 'dynamodb-toolbox/schema/item'
import { number } from 'dynamodb-toolbox/schema/number'
import { set } from 'dynamodb-toolbox/schema/set'
import { string } from 'dynamodb-toolbox/schema/string'

/**
 * who     question                               key
 * member  how many photos did I upload today     MEMBER#<id> / DAY#<day>#UPLOADS
 *
 * The photos themselves have no records: their names follow from whose they are (keys.ts).
 */
export const UploadDay = new Entity({
  name: 'uploadDay',
  table,
  ...plain,
  schema: item({
    memberId: string().key(),
    day: string().key(),
    /** Short hashes of the photo ids: a set, so that the same photo asked for again counts once. Below 1 KB. */
    photos: set(string()),
    /** Epoch seconds; some days after the day it counts. */
    expiresAt: number(),
  }),
  computeKey: ({ memberId, day }) => ({ pk: `MEMBER#${memberId}`, sk: `DAY#${day}#UPLOADS` }),
})
