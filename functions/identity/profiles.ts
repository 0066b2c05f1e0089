import { getEachNow } from '@functions/platform/store/batch'
import { getNow } from '@functions/platform/store/writes'
import { Profile } from './entities'
import type { ProfileItem } from './me'

/** Members' profiles by their ids, strongly consistent; whoever left has none. One round trip for a hundred. */
export async function profilesNow(memberIds: readonly string[]): Promise<Map<string, ProfileItem>> {
  const keys = memberIds.map((memberId) => ({ memberId }))
  const found = await getEachNow(Profile, keys)
  return new Map(found.flatMap((profile) => (profile ? [[profile.memberId, profile] as const] : [])))
}

/** Is somebody a member still? 1 read unit. */
export const isMember = async (memberId: string): Promise<boolean> =>
  (await getNow(Profile, { memberId })) !== undefined
