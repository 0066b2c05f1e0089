import { profileOf } from '@functions/identity/people'
import { cached } from '@functions/platform/cache'
import { unseal } from '@functions/platform/sealed/personal'
import { get, getNow } from '@functions/platform/store/writes'
import { DEFAULT_SAFETY_RULE, type SafetyRule } from '@shared/rules/reports/publicity'
import { Safety, Standing } from './entities'

const DAY_MS = 86_400_000

/** How a street treats what its members send; kept ≤ 60 s. */
export const safetyRuleOf = cached(async (streetId): Promise<SafetyRule> => {
  const item = await get(Safety, { streetId })
  return item ?? DEFAULT_SAFETY_RULE
})

/** Do staff look at a member's reports before the public does? 2 read units. */
export async function isNewcomer(streetId: string, memberId: string, at: number): Promise<boolean> {
  const [{ firstReports, firstDays }, profile, standing] = await Promise.all([
    safetyRuleOf(streetId),
    profileOf(memberId),
    getNow(Standing, { memberId }),
  ])
  const isYoung = profile === undefined || at - profile.createdAt < firstDays * DAY_MS
  return isYoung || (standing?.shown ?? 0) < firstReports
}

/** How a member is called at WeChat; undefined when the account is gone. ½ read unit. */
export async function openidOf(memberId: string): Promise<string | undefined> {
  const item = await profileOf(memberId)
  return item && unseal(item.openidSealed, `openid:${memberId}`)
}
