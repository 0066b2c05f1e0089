import { isOffered, merchantOf, type OfferItem, offersOf, offerView, readOffers } from '@functions/meals/catalogue'
import { Offer } from '@functions/meals/entities'
import { changeOffer as change, type OfferFacts } from '@functions/meals/offers'
import { isPhoto, type PictureSize, photoPicture } from '@functions/meals/pictures'
import { leftOf } from '@functions/meals/stock'
import { leftNow } from '@functions/meals/stockNow'
import { now } from '@functions/platform/clock'
import type { Actor } from '@functions/platform/http/token'
import { stillTrusted } from '@functions/platform/http/trust'
import { listedIn } from '@functions/platform/lists/listed'
import { pageOf, pageOfQuery } from '@functions/platform/lists/pages'
import { pick } from '@functions/platform/pick'
import { isProblem, problem } from '@functions/platform/problem'
import { actFingerprint } from '@functions/platform/store/ids'
import { labelOf } from '@functions/platform/store/label'
import { firstOf, guarded } from '@functions/platform/store/repeat'
import { commit, type Step } from '@functions/platform/store/transact'
import { firstTime, getNow, putNew } from '@functions/platform/store/writes'
import type { Inputs, Outputs } from '@shared/contract/contract'
import { runsShop } from '@shared/rules/people/roles'
import { OFFER_LIMITS, offerProblems, shardsOfStock } from '@shared/rules/points/offer'
import { mealDay } from '@shared/rules/points/voucher'
import type { Day } from '@shared/rules/time/day'
import { shopFor, shopRunBy } from './access'
import { changesPartition, OfferChange, offerChanges } from './entities'

type ShopOffer = Outputs['shops']['offer']
type Page = { cursor?: string | undefined; limit: number }
type Written = Omit<Inputs['shops']['createOffer'], 'merchantId' | 'id'>

/** A shop's meals as they are this moment. One query of the street's offers, strongly consistent. */
export async function offersOfShop(actor: Actor, { merchantId, ...page }: Page & { merchantId: string }) {
  const { name } = await shopFor(actor, merchantId)
  const all = (await readOffers(actor.streetId, { consistent: true })).filter(
    (offer) => offer.merchantId === merchantId,
  )
  const { items, ...rest } = await pageOf(all, page, `shop-offers#${actor.memberId}#${merchantId}`)
  return {
    ...rest,
    items: await Promise.all(items.map(listed)),
    merchantName: name,
    mayChange: runsShop(actor.grants, merchantId),
  }
}

/** One meal of a shop. @throws NOT_FOUND */
export async function offerOfShop(actor: Actor, merchantId: string, offerId: string): Promise<ShopOffer> {
  await shopFor(actor, merchantId)
  const item = await getNow(Offer, { streetId: actor.streetId, offerId })
  if (item?.merchantId !== merchantId) throw problem('NOT_FOUND')
  return exactly(item)
}

/** Who changed a meal, newest first. One query. */
export async function changesOfOffer(actor: Actor, input: Page & { merchantId: string; offerId: string }) {
  await shopFor(actor, input.merchantId)
  const { offerId, merchantId } = input
  return pageOfQuery(
    input,
    `offer-changes#${actor.memberId}#${offerId}`,
    async (part) => {
      const { items, next } = await offerChanges(actor.streetId, offerId).page(part)
      return { items: items.filter((change) => change.merchantId === merchantId), next }
    },
    (change) => pick(change, 'id', 'at', 'byLabel', 'version', 'title', 'pricePoints', 'stockPerDay', 'onSale'),
  )
}

/**
 * Puts a new meal on offer; its id follows from the write's own. Two reads and one transaction of 6 write units.
 * @throws INVALID_INPUT, OFFERS_FULL
 */
export async function createOffer(actor: Actor, { merchantId, id, ...written }: Inputs['shops']['createOffer']) {
  await shopRunBy(actor, merchantId)
  const { streetId } = actor
  const offerId = id.toLowerCase()
  const facts = factsOf(actor, written)
  const hash = actFingerprint(actor, { create: merchantId, ...written })
  const offer: OfferItem = { streetId, offerId, merchantId, ...facts, version: 1 }
  const first = () => firstAnswer(offer, id, hash)
  const repeated = await guarded(() => refuseFull(streetId, merchantId), first)
  if (repeated) return exactly(repeated)
  const record = await recordBy(actor, id, hash)
  const made = await commit<OfferItem>(
    [
      record(offer),
      putNew(Offer, offer, () => {
        throw problem('IDEMPOTENCY_CONFLICT')
      }),
      stillTrusted(actor),
    ],
    () => offer,
  )
  offersOf.forget(streetId)
  leftOf.forget(streetId)
  return exactly(made)
}

/**
 * Changes a meal from this moment on (meals/offers.ts). The same id again gets the answer it got first.
 * @throws INVALID_INPUT, NOT_FOUND, OFFER_EDITED
 */
export async function changeOffer(actor: Actor, input: Inputs['shops']['changeOffer']): Promise<ShopOffer> {
  const { merchantId, offerId, id, version, ...written } = input
  await shopRunBy(actor, merchantId)
  const before = await offerOfShop(actor, merchantId, offerId)
  const { picture, ...facts } = factsOf(actor, written, before.picture)
  const hash = actFingerprint(actor, { change: offerId, version, ...written })
  const record = await recordBy(actor, id, hash)
  try {
    const changed = await change(
      actor.streetId,
      offerId,
      { ...facts, ...(written.picture.kind === 'same' ? {} : { picture }) },
      { seen: version, alongside: (after) => [record(after), stillTrusted(actor)] },
    )
    return exactly(changed)
  } catch (error) {
    if (!isProblem(error, 'OFFER_EDITED')) throw error
    const first = await firstAnswer({ streetId: actor.streetId, offerId }, id, hash)
    if (!first) throw error
    return exactly(first)
  }
}

/** What was written, as it is kept. @throws INVALID_INPUT with a sentence for each field that does not fit. */
function factsOf(actor: Actor, { picture, perWorker, ...written }: Written, same?: string): OfferFacts {
  const fields: { path: string; message: string }[] = offerProblems({ ...written, perWorker })
  if (picture.kind === 'same' && same === undefined) fields.push({ path: 'picture', message: '请选择一张图' })
  if (fields.length > 0) throw problem('INVALID_INPUT', { fields })
  const kept = {
    drawing: () => (picture.kind === 'drawing' ? picture.code : ''),
    photo: () => (picture.kind === 'photo' ? photoPicture(actor.memberId, picture.photoId) : ''),
    same: () => same ?? '',
  }[picture.kind]()
  return { ...written, perWorker, picture: kept, stockShards: shardsOfStock(written.stockPerDay) }
}

/** The record of a change, which recognises the same write sent again. */
async function recordBy(actor: Actor, id: string, hash: string) {
  const byLabel = await labelOf(actor, '工作人员')
  const at = now()
  return (offer: OfferItem): Step<OfferItem> =>
    firstTime(
      OfferChange,
      {
        ...{ ...offer, id, hash, at, by: actor.memberId, byLabel },
        ...listedIn(changesPartition(offer.streetId, offer.offerId), at, id),
      },
      (first) => first,
    )
}

/** The offer as this write left it, if it was made before. @throws IDEMPOTENCY_CONFLICT */
async function firstAnswer({ streetId, offerId }: { streetId: string; offerId: string }, id: string, hash: string) {
  return firstOf(await getNow(OfferChange, { streetId, offerId, id }), hash)
}

async function refuseFull(streetId: string, merchantId: string): Promise<void> {
  const all = await readOffers(streetId, { consistent: true })
  if (all.filter((offer) => offer.merchantId === merchantId).length >= OFFER_LIMITS.perShop)
    throw problem('OFFERS_FULL')
}

/**
 * One meal as its shop sees it, its stock strongly consistent: its owner may have changed it through another instance.
 * One query.
 */
async function exactly(offer: OfferItem): Promise<ShopOffer> {
  const today = mealDay(offer, now())
  return view(offer, 'whole', { today, leftToday: isOffered(offer, today) ? await leftNow(offer, today) : 0 })
}

/** A meal in the shop's list, what is left of it at most as old as a cache. */
async function listed(offer: OfferItem): Promise<ShopOffer> {
  const today = mealDay(offer, now())
  const fallback = isOffered(offer, today) ? offer.stockPerDay : 0
  const leftToday = (await leftOf(offer.streetId)).get(offer.offerId) ?? fallback
  return view(offer, 'tile', { today, leftToday })
}

async function view(offer: OfferItem, size: PictureSize, shown: { today: Day; leftToday: number }): Promise<ShopOffer> {
  const card = await offerView(offer, await merchantOf(offer.streetId, offer.merchantId), { ...shown, size })
  const { onSale, validFrom, validTo, picture } = offer
  return { ...card, onSale, validFrom, validTo, photo: isPhoto(picture) }
}
