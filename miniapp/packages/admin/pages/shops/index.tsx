import { AtDesk } from '@miniapp/components/AtDesk'
import { Badge } from '@miniapp/components/Badge'
import { PagedList } from '@miniapp/components/Loaded'
import { Screen } from '@miniapp/components/Screen'
import { Segments } from '@miniapp/components/Segments'
import { Tap } from '@miniapp/components/Tap'
import { go } from '@miniapp/lib/navigation/go'
import { sayMonth } from '@shared/rules/points/settlement'
import { sayFen, sayNumber } from '@shared/rules/text/words'
import { View } from '@tarojs/components'
import { MONTHS, useShops } from './useShops'
import './index.scss'

definePageConfig({ navigationBarTitleText: '商家结算', enablePullDownRefresh: true })

export default function ShopsPage() {
  const { monthKey, setMonthKey, month, list } = useShops()
  return (
    <Screen>
      <Segments id="month" choices={MONTHS} chosen={monthKey} onChoose={setMonthKey} />
      <View className="small">{sayMonth(month)}</View>
      <PagedList list={list} className="card lines" empty="街道里还没有商家">
        {({ merchantId, merchantName, total, state, over }) => (
          <View key={merchantId} className="line">
            <Tap
              id={`shop-${merchantId}`}
              className="shop-month"
              onTap={() => go('merchant/month', { shop: merchantId, month })}
            >
              <View className="grow">
                <View className="lead">{merchantName}</View>
                <View className="small number">
                  {sayNumber(total.vouchers)} 份 · {sayFen(Math.max(0, total.valueFen))} 元
                </View>
              </View>
              {state === 'closed' ? (
                <Badge tone="good">已结清</Badge>
              ) : (
                <Badge tone={over ? 'warn' : 'plain'}>{over ? '待结清' : '进行中'}</Badge>
              )}
            </Tap>
            <View className="shop-ways">
              <Tap
                id={`shop-offers-${merchantId}`}
                className="chip chip--sunk"
                label={`${merchantName}的套餐`}
                onTap={() => go('merchant/offers', { shop: merchantId })}
              >
                套餐
              </Tap>
              <Tap
                id={`shop-clerks-${merchantId}`}
                className="chip chip--sunk"
                label={`${merchantName}的店员`}
                onTap={() => go('merchant/clerks', { shop: merchantId })}
              >
                店员
              </Tap>
            </View>
          </View>
        )}
      </PagedList>
      <AtDesk />
    </Screen>
  )
}
