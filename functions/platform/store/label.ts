import { cached } from '@functions/platform/cache'
import type { Actor } from '@functions/platform/http/token'
import { Entity } from 'dynamodb-toolbox/entity'
import { item, string } from 'dynamodb-toolbox/schema'
import { kind } from './table'
import { get } from './writes'

/** The part of a member's profile (identity/entities.ts) that others may see. */
const Name = new Entity({
  ...kind('profile'),
  schema: item({ memberId: string().key(), nameMasked: string().optional() }),
  computeKey: ({ memberId }) => ({ pk: `MEMBER#${memberId}`, sk: 'HEAD#PROFILE' }),
})

const labels = cached(async (memberId) => (await get(Name, { memberId }))?.nameMasked)

/**
 * How others may see the caller (王**), for a record that says who. The token brings it; one that was issued before
 * the person had a name costs a read, kept ≤ 60 s. `otherwise` stands for somebody who never gave a name.
 */
export async function labelOf(actor: Actor, otherwise: string): Promise<string> {
  return actor.label ?? (await labels(actor.memberId)) ?? otherwise
}
