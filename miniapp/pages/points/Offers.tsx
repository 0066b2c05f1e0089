import { BigButton } from '@miniapp/components/BigButton'
import { PagedList } from '@miniapp/components/Loaded'
import { closedBecause, type Offer, OfferCard } from '@miniapp/components/OfferCard'
import type { Load } from '@miniapp/lib/load/useLoad'
import { type More, useFew } from '@miniapp/lib/load/usePages'
import { go } from '@miniapp/lib/navigation/go'
import { useSpot } from '@miniapp/lib/places/useSpot'
import { metresBetween } from '@shared/rules/place/geo'
import { View } from '@tarojs/components'

/** Cards drawn at first: three screens of a small phone. A card is twenty nodes, and all of them go to the screen at once. */
const FEW = 10

/** Meals as picture cards: those to be had now first, the nearest of them at the top; the cheapest while the place is unknown. */
export function Offers({ list }: { list: Load<unknown> & More<Offer> }) {
  const { spot } = useSpot()
  const metresTo = (offer: Offer) => (spot ? metresBetween(spot, offer.location) : undefined)
  const items = [...list.items].sort(
    (a, b) =>
      Number(closedBecause(a) !== undefined) - Number(closedBecause(b) !== undefined) ||
      (metresTo(a) ?? a.pricePoints) - (metresTo(b) ?? b.pricePoints),
  )
  const few = useFew({ ...list, items }, FEW)
  return (
    <>
      <View className="lead section-title">小哥套餐</View>
      <PagedList
        list={{ ...list, ...few }}
        className="offers"
        empty="商家正在准备套餐，过几天再来看看"
        action={
          <BigButton id="offers-rules" kind="plain" onTap={() => go('worker/rules')}>
            先看怎么攒积分
          </BigButton>
        }
      >
        {(offer) => <OfferCard key={offer.offerId} offer={offer} metres={metresTo(offer)} />}
      </PagedList>
    </>
  )
}
