import type { Outputs } from '@shared/contract/contract'
import { api } from './api'
import { useSession } from './session'
import { copyWithin, useLoad } from './useLoad'
import { useMore } from './usePages'

export type Wallet = Outputs['meals']['wallet']
type Offer = Outputs['meals']['offer']

const WALLET = 'wallet'
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

/** A meal as the wallet knew it. */
function offerIn({ offers, account }: Wallet, offerId: string): Offer | undefined {
  const found = offers.items.find((each) => each.offerId === offerId)
  return found && { ...found, ...(account ? { available: account.available } : {}) }
}

/** One meal and what can be spent on it; asked only when somebody is signed in. */
export function useOfferLoad(offerId: string) {
  const me = useSession()?.me
  return useLoad(() => api.meals.offer({ offerId }), [offerId], {
    cache: `offer:${offerId}`,
    orElse: () => copyInWallet((wallet) => offerIn(wallet, offerId)),
    when: me !== undefined,
  })
}
