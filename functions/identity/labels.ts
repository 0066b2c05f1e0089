import { cached } from '@functions/platform/cache'
import type { Actor } from '@functions/platform/token'
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get'
import { Profile } from './entities'

const labels = cached(async (memberId) => {
  const { Item } = await Profile.build(GetItemCommand).key({ memberId }).send()
  return Item?.nameMasked
})

/**
 * How others may see the caller (王**), for a record that says who. The token brings it; one that was issued before
 * the person had a name costs a read, kept ≤ 60 s. `otherwise` stands for somebody who never gave a name.
 */
export async function labelOf(actor: Actor, otherwise: string): Promise<string> {
  return actor.label ?? (await labels(actor.memberId)) ?? otherwise
}
