import type { Outputs } from '@shared/contract/contract'
import { api } from '../api/api'
import { copyInList, copyWithin, useLoad } from '../load/useLoad'
import { useMore, usePages } from '../load/usePages'
import { useSession } from '../session/session'
import { streetId } from './useStations'

export type Wallet = Outputs['meals']['wallet']
type Offer = Outputs['meals']['offer']

const WALLET = 'wallet'
const OFFERS = 'offers'
/** A street has tens of meals: one page holds them. */
const PAGE = 50

/** Part of the wallet's copy; for `orElse`. */
export const copyInWallet = <T>(part: (wallet: Wallet) => T | undefined) => copyWithin<Wallet, T>(WALLET, part)

/** My points, my live vouchers and the meals of the street, in one answer; asked only when somebody is signed in. */
export function useWallet() {
  const me = useSession()?.me
  const load = useLoad(() => api.meals.wallet({}), [me?.status], { cache: WALLET, when: me !== undefined })
  const offers = useMore(load.data?.offers, (cursor) => api.meals.offers({ cursor, limit: PAGE }), [])
  return { load, offers }
}

/** The meals of the street, asked only while nobody is signed in; with a copy on the phone. */
export function useStreetOffers() {
  const me = useSession()?.me
  return usePages((at) => api.meals.streetOffers({ streetId: streetId(), limit: PAGE, ...at }), [], {
    cache: OFFERS,
    everyones: true,
    when: me === undefined,
  })
}

/** A meal as the wallet knew it. */
function offerIn({ offers, account }: Wallet, offerId: string): Offer | undefined {
  const found = offers.items.find((each) => each.offerId === offerId)
  return found && { ...found, ...(account ? { available: account.available } : {}) }
}

/** One meal and what can be spent on it; who is not signed in sees the meal alone. */
export function useOfferLoad(offerId: string) {
  const signedIn = useSession() !== undefined
  const ask = (): Promise<Offer> =>
    signedIn ? api.meals.offer({ offerId }) : api.meals.streetOffer({ streetId: streetId(), offerId })
  return useLoad(ask, [offerId, signedIn], {
    cache: `offer:${offerId}`,
    orElse: () =>
      signedIn
        ? copyInWallet((wallet) => offerIn(wallet, offerId))
        : copyInList<Offer>(OFFERS, (each) => each.offerId === offerId, true),
  })
}
