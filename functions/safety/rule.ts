import { Profile } from '@functions/identity/entities'
import { cached } from '@functions/platform/cache'
import { unseal } from '@functions/platform/personal'
import { DEFAULT_SAFETY_RULE, type SafetyRule } from '@shared/rules/publicity'
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get'
import { Safety, Standing } from './entities'

const DAY_MS = 86_400_000

/** How a street treats what its members send; kept ≤ 60 s. */
export const safetyRuleOf = cached(async (streetId): Promise<SafetyRule> => {
  const { Item } = await Safety.build(GetItemCommand).key({ streetId }).send()
  return Item ?? DEFAULT_SAFETY_RULE
})

/** Do staff look at a member's reports before the public does? 2 read units. */
export async function isNewcomer(streetId: string, memberId: string, at: number): Promise<boolean> {
  const [{ firstReports, firstDays }, { Item: profile }, { Item: standing }] = await Promise.all([
    safetyRuleOf(streetId),
    Profile.build(GetItemCommand).key({ memberId }).send(),
    Standing.build(GetItemCommand).key({ memberId }).options({ consistent: true }).send(),
  ])
  const isYoung = profile === undefined || at - profile.createdAt < firstDays * DAY_MS
  return isYoung || (standing?.shown ?? 0) < firstReports
}

/** How a member is called at WeChat; undefined when the account is gone. ½ read unit. */
export async function openidOf(memberId: string): Promise<string | undefined> {
  const { Item } = await Profile.build(GetItemCommand).key({ memberId }).send()
  return Item && unseal(Item.openidSealed, `openid:${memberId}`)
}
