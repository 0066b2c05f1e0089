import { BigButton } from '@miniapp/components/BigButton'
import { Card } from '@miniapp/components/Card'
import { Empty } from '@miniapp/components/Empty'
import { Loaded } from '@miniapp/components/Loaded'
import { PointsNumber } from '@miniapp/components/PointsNumber'
import { Screen } from '@miniapp/components/Screen'
import { RULES_FRESH_MS } from '@miniapp/lib/answers/freshness'
import { streetId } from '@miniapp/lib/answers/useStations'
import { api } from '@miniapp/lib/api/api'
import { now } from '@miniapp/lib/clock'
import { useLoad } from '@miniapp/lib/load/useLoad'
import { go } from '@miniapp/lib/navigation/go'
import { sayLimits } from '@shared/rules/text/ruleWords'
import { View } from '@tarojs/components'
import './index.scss'

definePageConfig({ navigationBarTitleText: '怎么得积分' })

const useRules = () =>
  useLoad(() => api.points.rules({ streetId: streetId() }), [], {
    cache: 'rules',
    everyones: true,
    freshFor: RULES_FRESH_MS,
  })

export default function RulesPage() {
  return (
    <Screen>
      <Loaded load={useRules()}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty text="街道还没有公布积分规则">
              <BigButton id="rules-stations" kind="plain" onTap={() => go('worker/stations')}>
                先看看附近驿站
              </BigButton>
            </Empty>
          ) : (
            <Card className="lines">
              {items.map((rule) => (
                <View key={rule.reason} className="line">
                  <View className="grow">
                    <View className="lead">{rule.label}</View>
                    <View className="second">{rule.note}</View>
                    <View className="small number">{sayLimits(rule, now())}</View>
                  </View>
                  <View className="good">
                    <PointsNumber points={rule.amount} sign="+" />
                  </View>
                </View>
              ))}
            </Card>
          )
        }
      </Loaded>
      <Card title="积分怎么用">
        <View>在“积分”里换小哥套餐。兑换时积分先放在券里，店员确认后才花掉；没用就退，一分不少。</View>
        <View className="rules-more">一年里得的积分，到下一年的 12 月 31 日到期，先到期的先用。</View>
      </Card>
    </Screen>
  )
}
