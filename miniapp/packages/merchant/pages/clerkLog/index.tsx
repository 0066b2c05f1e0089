import { PagedList } from '@miniapp/components/Loaded'
import { Screen } from '@miniapp/components/Screen'
import { api } from '@miniapp/lib/api/api'
import { now } from '@miniapp/lib/clock'
import { usePages } from '@miniapp/lib/load/usePages'
import { sayMoment } from '@shared/rules/time/day'
import { View } from '@tarojs/components'
import { useShopId } from '../../useShopId'

definePageConfig({ navigationBarTitleText: '店员变动', enablePullDownRefresh: true })

export interface Params {
  shop?: string
}

function useClerkLog() {
  const merchantId = useShopId()
  return usePages((at) => api.shops.clerkChanges({ merchantId, ...at }), [merchantId], {
    when: merchantId !== '',
  })
}

export default function ClerkLogPage() {
  return (
    <Screen>
      <PagedList list={useClerkLog()} rows={5} className="card lines" drawing="tea" empty="还没有人加入或移出过">
        {({ id, at, act, label, memberLabel, owner, byLabel }) => (
          <View key={id} className="line">
            <View className="grow">
              <View className="lead">
                {memberLabel ? `${memberLabel} ` : ''}
                {act === 'invited' ? `${label}（${owner ? '店主' : '店员'}）` : `${label}${owner ? '（店主）' : ''}`}
              </View>
              <View className="small number">
                {act === 'joined' ? '凭邀请码' : byLabel} · {sayMoment(at, now())}
              </View>
            </View>
          </View>
        )}
      </PagedList>
    </Screen>
  )
}
