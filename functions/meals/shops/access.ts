import { type MerchantItem, merchantOf } from '@functions/meals/catalogue'
import type { Actor } from '@functions/platform/http/token'
import { problem } from '@functions/platform/problem'
import { runsShop, worksAt } from '@shared/rules/people/roles'

/** The shop, for somebody who works there or runs it. @throws NOT_FOUND, also for somebody else's shop */
export async function shopFor({ grants, streetId }: Actor, merchantId: string): Promise<MerchantItem> {
  if (!worksAt(grants, merchantId) && !runsShop(grants, merchantId)) throw problem('NOT_FOUND')
  return merchantOf(streetId, merchantId)
}

/** The same for somebody who may change what it does. @throws NOT_FOUND, FORBIDDEN for a clerk who does not run it */
export async function shopRunBy(actor: Actor, merchantId: string): Promise<MerchantItem> {
  const shop = await shopFor(actor, merchantId)
  if (!runsShop(actor.grants, merchantId)) throw problem('FORBIDDEN')
  return shop
}
