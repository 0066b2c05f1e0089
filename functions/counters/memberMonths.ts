import { get } from '@functions/platform/store/writes'
import type { Month } from '@shared/rules/points/settlement'
import { Counter } from './entities'
import { MONTH, memberScope } from './scopes'

/** Points that a member earned in a month, less what was taken back of them; a few seconds behind. ½ read unit. */
export async function earnedIn(streetId: string, memberId: string, month: Month): Promise<number> {
  const item = await get(Counter, { scope: memberScope(streetId, memberId), bucket: `${MONTH}${month}` })
  return item?.pointsEarned ?? 0
}
