import { BigButton } from '@miniapp/components/BigButton'
import { PagedList } from '@miniapp/components/Loaded'
import { Screen } from '@miniapp/components/Screen'
import { api } from '@miniapp/lib/api'
import { now } from '@miniapp/lib/clock'
import { go } from '@miniapp/lib/go'
import { usePages } from '@miniapp/lib/usePages'
import { sayMoment } from '@shared/rules/day'
import { View } from '@tarojs/components'

const useCheckins = () =>
  usePages((cursor) => api.checkins.mine({ ...(cursor ? { cursor } : {}) }), [], { cache: 'checkins' })

export default function CheckinsPage() {
  const list = useCheckins()
  return (
    <Screen>
      <PagedList
        list={list}
        empty="还没有打过卡"
        action={
          <BigButton id="checkins-stations" onTap={() => go('worker/stations')}>
            看附近驿站
          </BigButton>
        }
      >
        {({ id, stationName, at, points, bonusPoints }) => (
          <View key={id} className="card row">
            <View className="grow">
              <View>{stationName}</View>
              <View className="small number">{sayMoment(at, now())}</View>
            </View>
            <View className="good lead number">+{points + bonusPoints} 分</View>
          </View>
        )}
      </PagedList>
    </Screen>
  )
}
