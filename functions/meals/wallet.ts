import { accountOf, accountView } from '@functions/ledger/accounts'
import { now } from '@functions/platform/clock'
import type { Actor } from '@functions/platform/http/token'
import { type PageQuery, pageOf, pageOfQuery } from '@functions/platform/lists/pages'
import { streetOf } from '@functions/stations/street'
import type { Outputs } from '@shared/contract/contract'
import { holds } from '@shared/rules/people/roles'
import { mealDay } from '@shared/rules/points/voucher'
import { isOffered, merchantOf, type OfferItem, offerOf, offersOf, offerView } from './catalogue'
import { vouchersBy } from './entities'
import type { PictureSize } from './pictures'
import { leftOf } from './stock'
import { voucherView } from './vouchers'
import { waiterOf } from './wait'

/** A street has tens of meals: the first page holds them. */
const OFFERS = 50
/** Live vouchers are among the newest: one lasts a day, and few are had on a day. */
const VOUCHERS = 20

/** An offer with its shop and what is left of it; caches only. */
async function shown(offer: OfferItem, size: PictureSize) {
  const left = await leftOf(offer.streetId)
  const merchant = await merchantOf(offer.streetId, offer.merchantId)
  return offerView(offer, merchant, { leftToday: left.get(offer.offerId) ?? 0, today: mealDay(offer, now()), size })
}

/** The street's offers that are sold today or later; caches only. */
export async function offersFor(
  { streetId }: Pick<Actor, 'streetId'>,
  query: PageQuery,
): Promise<Outputs['meals']['offers']> {
  const onSale = (await offersOf(streetId)).filter((offer) => isOffered(offer, mealDay(offer, now())))
  const page = await pageOf(onSale, query, `offers#${streetId}`)
  return { ...page, items: await Promise.all(page.items.map((offer) => shown(offer, 'tile'))) }
}

/** One's own vouchers, newest first. One query. */
export function vouchersOf({ memberId }: Actor, page: PageQuery) {
  return pageOfQuery(page, `vouchers#${memberId}`, vouchersBy(memberId).page, voucherView)
}

/** One's account; undefined, and nothing is read, before the registration is confirmed. One read. */
async function ownAccount({ memberId, grants }: Actor) {
  return holds(grants, 'worker') ? accountView(await accountOf(memberId)) : undefined
}

/** One offer as anybody may see it. One read at most. @throws NOT_FOUND */
export async function offerAt({ streetId, offerId }: { streetId: string; offerId: string }) {
  await streetOf(streetId)
  return shown(await offerOf(streetId, offerId), 'whole')
}

/** One offer, what the caller can spend on it and whether they wait for it. Two reads at most. @throws NOT_FOUND */
export async function offerFor(actor: Actor, offerId: string): Promise<Outputs['meals']['offer']> {
  const [offer, account] = await Promise.all([offerOf(actor.streetId, offerId), ownAccount(actor)])
  const card = await shown(offer, 'whole')
  if (!account) return card
  const waiter = card.leftToday > 0 ? undefined : await waiterOf(actor.memberId, offerId, mealDay(offer, now()))
  return { ...card, available: account.available, waiting: waiter?.state ?? 'none' }
}

/** The points screen: account, live vouchers, meals. Two reads at once; none before the registration is confirmed. */
export async function walletOf(actor: Actor): Promise<Outputs['meals']['wallet']> {
  const [account, vouchers, offers] = await Promise.all([
    ownAccount(actor),
    holds(actor.grants, 'worker') ? vouchersOf(actor, { limit: VOUCHERS }) : { items: [] },
    offersFor(actor, { limit: OFFERS }),
  ])
  return {
    serverTime: now(),
    account,
    vouchers: vouchers.items.filter(({ state }) => state === 'issued'),
    offers,
  }
}
