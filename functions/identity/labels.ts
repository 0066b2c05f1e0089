import { cached } from '@functions/platform/cache'
import type { Actor } from '@functions/platform/token'
import { get } from '@functions/platform/writes'
import { Profile } from './entities'

const labels = cached(async (memberId) => {
  const item = await get(Profile, { memberId })
  return item?.nameMasked
})

/**
 * How others may see the caller (王**), for a record that says who. The token brings it; one that was issued before
 * the person had a name costs a read, kept ≤ 60 s. `otherwise` stands for somebody who never gave a name.
 */
export async function labelOf(actor: Actor, otherwise: string): Promise<string> {
  return actor.label ?? (await labels(actor.memberId)) ?? otherwise
}
