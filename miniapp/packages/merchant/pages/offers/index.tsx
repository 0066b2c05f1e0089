import { Badge } from '@miniapp/components/Badge'
import { BigButton } from '@miniapp/components/BigButton'
import { PagedList } from '@miniapp/components/Loaded'
import { MealPicture } from '@miniapp/components/MealPicture'
import { Screen } from '@miniapp/components/Screen'
import { Tap } from '@miniapp/components/Tap'
import { go } from '@miniapp/lib/navigation/go'
import { sayWindow } from '@shared/rules/points/voucher'
import { sayNumber } from '@shared/rules/text/words'
import { View } from '@tarojs/components'
import { useOffers } from './useOffers'
import '../../shop.scss'

definePageConfig({ navigationBarTitleText: '本店套餐', enablePullDownRefresh: true })

export interface Params {
  shop?: string
}

export default function OffersPage() {
  const { merchantId, list, mayChange, name } = useOffers()
  const add = (
    <BigButton id="offers-new" icon="plus" onTap={() => go('merchant/offer', { shop: merchantId })}>
      新套餐
    </BigButton>
  )
  return (
    <Screen foot={mayChange ? add : undefined}>
      {name ? (
        <View className="small">
          {name}
          {mayChange ? '' : ' · 由店主和街道办修改'}
        </View>
      ) : null}
      <PagedList list={list} className="card lines" empty={mayChange ? '还没有套餐，先做一个' : '本店还没有套餐'}>
        {({ offerId, title, picture, pricePoints, leftToday, stockPerDay, onSale, ...offer }) => (
          <Tap
            key={offerId}
            id={`offer-${offerId}`}
            className="line"
            disabled={!mayChange}
            onTap={() => go('merchant/offer', { shop: merchantId, id: offerId })}
          >
            <MealPicture className="shop-picture" picture={picture} title={title} />
            <View className="grow">
              <View className="lead">{title}</View>
              <View className="second number">
                {sayNumber(pricePoints)} 分 · {sayWindow(offer)}
              </View>
              <View className="small number">
                {onSale ? `今天剩 ${sayNumber(leftToday)} 份，共 ${sayNumber(stockPerDay)} 份` : '小哥看不到'}
              </View>
            </View>
            {onSale ? <Badge tone="good">在卖</Badge> : <Badge>停卖</Badge>}
          </Tap>
        )}
      </PagedList>
    </Screen>
  )
}
