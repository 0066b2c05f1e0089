import { cached } from '@functions/platform/cache'
import { problem } from '@functions/platform/problem'
import { get } from '@functions/platform/store/writes'
import type { Outputs } from '@shared/contract/contract'
import type { Day } from '@shared/rules/time/day'
import { Offer, offersIn, shopsIn } from './entities'
import { type PictureSize, pictureLink } from './pictures'

/** Shops of a street by name; kept ≤ 60 s. A street has tens of them, one query brings up to 1 MB. */
export const merchantsOf = cached(async (streetId) =>
  (await shopsIn(streetId).all()).sort((a, b) => (a.name < b.name ? -1 : 1)),
)

/** All offers of a street, on sale or not, by shop. One query; `consistent` also brings what was written this moment. */
export async function readOffers(streetId: string, { consistent }: { consistent: boolean }) {
  const all = await offersIn(streetId, consistent).all()
  return all.sort((a, b) => (`${a.merchantId}#${a.offerId}` < `${b.merchantId}#${b.offerId}` ? -1 : 1))
}

/** The same kept ≤ 60 s, which a redemption's own condition makes up for. */
export const offersOf = cached((streetId) => readOffers(streetId, { consistent: false }))

export type MerchantItem = Awaited<ReturnType<typeof merchantsOf>>[number]
export type OfferItem = Awaited<ReturnType<typeof offersOf>>[number]

/**
 * A shop that an offer or a voucher names. One that opened after the cache was filled is looked up anew.
 * @throws NOT_FOUND
 */
export async function merchantOf(streetId: string, merchantId: string): Promise<MerchantItem> {
  const isIt = (merchant: MerchantItem) => merchant.merchantId === merchantId
  const known = (await merchantsOf(streetId)).find(isIt)
  if (known) return known
  merchantsOf.forget(streetId)
  const found = (await merchantsOf(streetId)).find(isIt)
  if (!found) throw problem('NOT_FOUND')
  return found
}

/**
 * An offer of the street. One that the cache lacks, or has in another version than the phone, is read alone: ½ read
 * unit, and no new cache for made-up names.
 * @throws NOT_FOUND
 */
export async function offerOf(streetId: string, offerId: string, seenVersion?: number): Promise<OfferItem> {
  const known = (await offersOf(streetId)).find((offer) => offer.offerId === offerId)
  if (known && (seenVersion ?? known.version) === known.version) return known
  const fresh = await get(Offer, { streetId, offerId })
  if (!fresh) throw problem('NOT_FOUND')
  if (fresh.version !== known?.version) offersOf.forget(streetId)
  return fresh
}

/** Is it sold on that day of the year at all, whatever the hour and weekday? */
export function isOffered({ onSale, validFrom, validTo }: OfferItem, day: Day): boolean {
  return onSale && validFrom <= day && day <= validTo
}

/** A shop as everybody may see it. */
export function merchantView(merchant: MerchantItem): Outputs['meals']['merchants']['items'][number] {
  const { streetId, communityId, version, ...card } = merchant
  return card
}

/** An offer as everybody may see it, with what is left of it today. */
export async function offerView(
  offer: OfferItem,
  { name, address, location }: MerchantItem,
  { leftToday, today, size }: { leftToday: number; today: Day; size: PictureSize },
): Promise<Outputs['meals']['offer']> {
  const { streetId, stockShards, validFrom, validTo, onSale, ...card } = offer
  return {
    ...card,
    picture: await pictureLink(streetId, offer.picture, size),
    merchantName: name,
    merchantAddress: address,
    location,
    leftToday,
    onSale: isOffered(offer, today),
  }
}
