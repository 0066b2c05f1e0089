import type { Outputs } from '@shared/contract/contract'
import { sayMetres } from '@shared/rules/place/geo'
import { crossesMidnight, sayWindow, sellsAt } from '@shared/rules/points/voucher'
import { sayFen } from '@shared/rules/text/words'
import { minuteOf } from '@shared/rules/time/day'
import { View } from '@tarojs/components'
import { now } from '../lib/clock'
import { go } from '../lib/navigation/go'
import { Badge } from './Badge'
import { MealPicture } from './MealPicture'
import { PointsNumber } from './PointsNumber'
import { Tap } from './Tap'

export type Offer = Outputs['meals']['offers']['items'][number]

/** Why a meal cannot be had now, in two to four characters; undefined when it can. */
export function closedBecause(offer: Offer): string | undefined {
  if (!offer.onSale) return '暂停供应'
  if (!sellsAt(offer, now())) {
    return !crossesMidnight(offer) && minuteOf(now()) >= offer.toMinute ? '今天已结束' : '今天不供应'
  }
  if (offer.leftToday <= 0) return '今天换完了'
  return undefined
}

/** Sold today and still to come, but none is left: worth waiting for. */
export const isSoldOut = (offer: Offer): boolean => offer.onSale && sellsAt(offer, now()) && offer.leftToday <= 0

/** 另付 3.00 元, or nothing when points pay it all. */
export const sayCash = (cashFen: number) => (cashFen > 0 ? `另付 ${sayFen(cashFen)} 元` : '不用另付钱')

/** A meal as a picture with its price, what is left and how far it is. */
export function OfferCard({ offer, metres }: { offer: Offer; metres: number | undefined }) {
  const closed = closedBecause(offer)
  return (
    <Tap
      id={`offer-${offer.offerId}`}
      className={`offer ${closed ? 'offer--closed' : ''}`}
      onTap={() => go('worker/offer', { id: offer.offerId })}
    >
      <MealPicture picture={offer.picture} title={offer.title} />
      <View className="offer-body">
        <View className="offer-title">{offer.title}</View>
        <View className="small">
          {offer.merchantName}
          {metres === undefined ? '' : ` · ${sayMetres(metres)}`}
        </View>
        <View className="small number">{sayWindow(offer)}</View>
        {offer.cashFen > 0 ? <View className="small number">{sayCash(offer.cashFen)}</View> : null}
        <View className="offer-price">
          <PointsNumber points={offer.pricePoints} />
          {closed ? (
            <Badge>{closed}</Badge>
          ) : (
            <Badge tone={offer.leftToday <= 5 ? 'warn' : 'good'}>剩 {offer.leftToday}</Badge>
          )}
        </View>
      </View>
    </Tap>
  )
}
