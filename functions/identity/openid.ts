import { unseal } from '@functions/platform/personal'
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get'
import { Profile } from './entities'

/** By what WeChat knows a member, to address a message; never shown. Undefined when there is no such member. ½ read unit. */
export async function openidOfMember(memberId: string): Promise<string | undefined> {
  const { Item } = await Profile.build(GetItemCommand).key({ memberId }).send()
  return Item && unseal(Item.openidSealed, `openid:${memberId}`)
}
