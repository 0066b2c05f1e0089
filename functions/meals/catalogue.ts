import { cached } from '@functions/platform/cache'
import { problem } from '@functions/platform/problem'
import { table } from '@functions/platform/table'
import type { Outputs } from '@shared/contract/contract'
import type { Day } from '@shared/rules/day'
import { QueryCommand } from 'dynamodb-toolbox/table/actions/query'
import { Merchant, Offer } from './entities'

/** Shops of a street by name; kept ≤ 60 s. A street has tens of them, one query brings up to 1 MB. */
export const merchantsOf = cached(async (streetId) => {
  const { Items } = await table
    .build(QueryCommand)
    .query({ partition: `STREET#${streetId}`, range: { beginsWith: 'MERCHANT#' } })
    .entities(Merchant)
    .options({ maxPages: 4 })
    .send()
  return (Items ?? []).sort((a, b) => (a.name < b.name ? -1 : 1))
})

/** All offers of a street, on sale or not, by shop; kept ≤ 60 s, which a redemption's own condition makes up for. */
export const offersOf = cached(async (streetId) => {
  const { Items } = await table
    .build(QueryCommand)
    .query({ partition: `STREET#${streetId}`, range: { beginsWith: 'OFFER#' } })
    .entities(Offer)
    .options({ maxPages: 4 })
    .send()
  return (Items ?? []).sort((a, b) => (`${a.merchantId}#${a.offerId}` < `${b.merchantId}#${b.offerId}` ? -1 : 1))
})

export type MerchantItem = Awaited<ReturnType<typeof merchantsOf>>[number]
export type OfferItem = Awaited<ReturnType<typeof offersOf>>[number]

/** A shop of the street. @throws NOT_FOUND */
export async function merchantOf(streetId: string, merchantId: string): Promise<MerchantItem> {
  const found = (await merchantsOf(streetId)).find((merchant) => merchant.merchantId === merchantId)
  if (!found) throw problem('NOT_FOUND')
  return found
}

/** An offer of the street. @throws NOT_FOUND */
export async function offerOf(streetId: string, offerId: string): Promise<OfferItem> {
  const found = (await offersOf(streetId)).find((offer) => offer.offerId === offerId)
  if (!found) throw problem('NOT_FOUND')
  return found
}

/** Is it sold on that day of the year at all, whatever the hour and weekday? */
export function isOffered({ onSale, validFrom, validTo }: OfferItem, day: Day): boolean {
  return onSale && validFrom <= day && day <= validTo
}

/** A shop as everybody may see it. */
export function merchantView(merchant: MerchantItem): Outputs['meals']['merchants']['items'][number] {
  const { streetId, communityId, ...card } = merchant
  return card
}

/** An offer as everybody may see it, with what is left of it today. */
export function offerView(
  offer: OfferItem,
  { name, address, location }: MerchantItem,
  leftToday: number,
  today: Day,
): Outputs['meals']['offer'] {
  const { streetId, stockShards, validFrom, validTo, onSale, ...card } = offer
  return {
    ...card,
    merchantName: name,
    merchantAddress: address,
    location,
    leftToday,
    onSale: isOffered(offer, today),
  }
}
