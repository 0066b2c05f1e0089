import { PagedList } from '@miniapp/components/Loaded'
import { closedBecause, type Offer, OfferCard } from '@miniapp/components/OfferCard'
import { api } from '@miniapp/lib/api'
import { usePages } from '@miniapp/lib/usePages'
import { useSpot } from '@miniapp/lib/useSpot'
import { metresBetween } from '@shared/rules/geo'
import { View } from '@tarojs/components'

const useOffers = () =>
  usePages((cursor) => api.meals.offers({ limit: 50, ...(cursor ? { cursor } : {}) }), [], { cache: 'offers' })

/** Meals as picture cards: those to be had now first, the nearest of them at the top. */
export function Offers() {
  const { spot } = useSpot()
  const offers = useOffers()
  const metresTo = (offer: Offer) => (spot ? metresBetween(spot, offer.location) : undefined)
  const items = [...offers.items].sort(
    (a, b) =>
      Number(closedBecause(a) !== undefined) - Number(closedBecause(b) !== undefined) ||
      (metresTo(a) ?? 0) - (metresTo(b) ?? 0),
  )
  return (
    <>
      <View className="lead">小哥套餐</View>
      <PagedList list={{ ...offers, items }} className="offers" empty="商家正在准备套餐，过几天再来看看">
        {(offer) => <OfferCard key={offer.offerId} offer={offer} metres={metresTo(offer)} />}
      </PagedList>
    </>
  )
}
