import { Card } from '@miniapp/components/Card'
import { Empty } from '@miniapp/components/Empty'
import { Loaded } from '@miniapp/components/Loaded'
import { Row } from '@miniapp/components/Row'
import { Screen } from '@miniapp/components/Screen'
import { go } from '@miniapp/lib/navigation/go'
import { METRICS } from '@shared/rules/office/metrics'
import { sayMoment } from '@shared/rules/time/day'
import { View } from '@tarojs/components'
import { CommunitySheet, CommunityTable } from './CommunityTable'
import { DayBars } from './DayBars'
import { Facts } from './Facts'
import { MetricTiles } from './MetricTiles'
import { useToday } from './useToday'
import './index.scss'

definePageConfig({ navigationBarTitleText: '街道今日', enablePullDownRefresh: true })

export default function TodayPage() {
  const { load, metric, setMetric, bars, drilled, drill } = useToday()
  return (
    <Screen>
      <Loaded load={load} rows={5}>
        {(today) => (
          <>
            <View className="small">{sayMoment(today.serverTime, today.serverTime)} 的数字，下拉刷新</View>
            <MetricTiles today={today.today} total={today.total} chosen={metric} onChoose={setMetric} />
            <Card title={bars.length > 0 ? `${METRICS[metric]} · 最近 ${bars.length} 天` : METRICS[metric]}>
              {bars.length > 0 ? <DayBars bars={bars} name={METRICS[metric]} /> : <Empty text="还没有按天的记录" />}
            </Card>
            <Card title={`${METRICS[metric]} · 各社区`}>
              <CommunityTable communities={today.communities} metric={metric} onDrill={drill} />
            </Card>
            <Card className="entries">
              <Row
                id="today-reports"
                icon="chart"
                title="随手拍统计"
                note="每月收到、办结、重开、用时"
                onTap={() => go('admin/reportStats')}
              />
            </Card>
            <Card title="街道里有">
              <Facts facts={today.facts} />
            </Card>
          </>
        )}
      </Loaded>
      <CommunitySheet community={drilled} onClose={() => drill(undefined)} />
    </Screen>
  )
}
