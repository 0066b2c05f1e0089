import type { FormattedItem } from 'dynamodb-toolbox/entity'
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get'
import { Redaction } from './entities'
import type { StoredPhoto } from './keys'

export type RedactionItem = FormattedItem<typeof Redaction>

/** The black boxes of a photo, strongly consistent; undefined when there never was one. 1 read unit. */
export async function redactionOf({ streetId, name }: StoredPhoto): Promise<RedactionItem | undefined> {
  const { Item } = await Redaction.build(GetItemCommand).key({ streetId, name }).options({ consistent: true }).send()
  return Item
}
