import { unseal } from '@functions/platform/sealed/personal'
import { get } from '@functions/platform/store/writes'
import { Profile } from './entities'

/** By what WeChat knows a member, to address a message; never shown. Undefined when there is no such member. ½ read unit. */
export async function openidOfMember(memberId: string): Promise<string | undefined> {
  const item = await get(Profile, { memberId })
  return item && unseal(item.openidSealed, `openid:${memberId}`)
}
