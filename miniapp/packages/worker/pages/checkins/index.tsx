import { BigButton } from '@miniapp/components/BigButton'
import { PagedList } from '@miniapp/components/Loaded'
import { Screen } from '@miniapp/components/Screen'
import { api } from '@miniapp/lib/api/api'
import { now } from '@miniapp/lib/clock'
import { usePages } from '@miniapp/lib/load/usePages'
import { go } from '@miniapp/lib/navigation/go'
import { sayMoment } from '@shared/rules/time/day'
import { View } from '@tarojs/components'

definePageConfig({ navigationBarTitleText: '我的打卡', enablePullDownRefresh: true })

const useCheckins = () => usePages(api.checkins.mine, [], { cache: 'checkins' })

export default function CheckinsPage() {
  const list = useCheckins()
  return (
    <Screen>
      <PagedList
        list={list}
        rows={6}
        className="card lines"
        empty="还没有打过卡。到驿站歇脚时扫一下，就有积分"
        action={
          <BigButton id="checkins-stations" onTap={() => go('worker/stations')}>
            看附近驿站
          </BigButton>
        }
      >
        {({ id, stationName, at, points, bonusPoints }) => (
          <View key={id} className="line">
            <View className="grow">
              <View>{stationName}</View>
              <View className="small number">
                {sayMoment(at, now())}
                {bonusPoints > 0 ? ` · 含连续打卡奖励 ${bonusPoints} 分` : ''}
              </View>
            </View>
            <View className="line-number good number">+{points + bonusPoints}</View>
          </View>
        )}
      </PagedList>
    </Screen>
  )
}
