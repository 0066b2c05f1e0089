import type { StoredPhoto } from '@functions/media/keys'
import { table } from '@functions/platform/table'
import type { FormattedItem } from 'dynamodb-toolbox/entity'
import { QueryCommand } from 'dynamodb-toolbox/table/actions/query'
import { PhotoUse } from '../likenessEntities'

export type Use = FormattedItem<typeof PhotoUse>

/** More than any phone sends one photo with. */
const MOST_USES = 50

/** Reports that show a photo, as far as their records came by; a phone sends it with one, whoever tries more is looked at so far. */
export async function usesOf({ streetId, name }: StoredPhoto): Promise<Use[]> {
  const { Items = [] } = await table
    .build(QueryCommand)
    .query({ partition: `PHOTO#${streetId}#${name}`, range: { beginsWith: 'USED#' } })
    .entities(PhotoUse)
    .options({ consistent: true, limit: MOST_USES })
    .send()
  return Items
}
