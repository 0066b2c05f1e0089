import { AtDesk } from '@miniapp/components/AtDesk'
import { PagedList } from '@miniapp/components/Loaded'
import { Screen } from '@miniapp/components/Screen'
import { api } from '@miniapp/lib/api/api'
import { now } from '@miniapp/lib/clock'
import { usePages } from '@miniapp/lib/load/usePages'
import { sayNumber } from '@shared/rules/text/words'
import { sayMoment } from '@shared/rules/time/day'
import { View } from '@tarojs/components'

definePageConfig({ navigationBarTitleText: '办理记录', enablePullDownRefresh: true })

const useActs = () => usePages(api.points.acts, [])

export default function ActsPage() {
  return (
    <Screen>
      <PagedList list={useActs()} rows={6} className="card lines" drawing="tea" empty="还没有人工办理过积分">
        {({ id, label, kind, memberLabel, amount, done, missing, reason, about, byLabel, at }) => (
          <View key={id} className="line">
            <View className="grow">
              <View>
                {label} · {memberLabel}
              </View>
              {about ? <View className="small">原来是：{about}</View> : null}
              <View className="small">{reason}</View>
              <View className="small number">
                {byLabel} {sayMoment(at, now())}
              </View>
              {missing > 0 ? (
                <View className="small warn number">{sayNumber(missing)} 分已用掉或占用，没能扣回</View>
              ) : null}
            </View>
            <View className={`line-number number ${done === 0 ? 'second' : 'good'}`}>
              {kind === 'reversal' ? '−' : '+'}
              {sayNumber(done || amount)}
            </View>
          </View>
        )}
      </PagedList>
      <AtDesk />
    </Screen>
  )
}
