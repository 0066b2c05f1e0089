import { table } from '@functions/platform/table'
import { QueryCommand } from 'dynamodb-toolbox/table/actions/query'
import { Profile } from './entities'
import type { ProfileItem } from './me'

type Key = Record<string, unknown>

/** Members that a community has confirmed, longest ago first, and where the list goes on. One query, ≈ 2.5 RU for 20. */
export async function confirmedMembers(
  streetId: string,
  communityId: string,
  { limit, from }: { limit: number; from?: Key | undefined },
): Promise<{ members: ProfileItem[]; next: Key | undefined }> {
  const { Items: members = [], LastEvaluatedKey: next } = await table
    .build(QueryCommand)
    .query({
      index: 'byQueue',
      partition: `REGISTRATIONS#${streetId}#${communityId}`,
      range: { beginsWith: 'confirmed#' },
    })
    .entities(Profile)
    .options({ limit, ...(from ? { exclusiveStartKey: from } : {}) })
    .send()
  return { members, next }
}
