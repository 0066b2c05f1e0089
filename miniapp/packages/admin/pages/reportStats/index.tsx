import { AtDesk } from '@miniapp/components/AtDesk'
import { Card } from '@miniapp/components/Card'
import { Empty } from '@miniapp/components/Empty'
import { Loaded } from '@miniapp/components/Loaded'
import { MonthField } from '@miniapp/components/MonthField'
import { Row } from '@miniapp/components/Row'
import { Screen } from '@miniapp/components/Screen'
import { Skeleton } from '@miniapp/components/Skeleton'
import { go } from '@miniapp/lib/navigation/go'
import type { Outputs } from '@shared/contract/contract'
import { isQuiet, type ReportNumbers, restOf, tilesOf } from '@shared/rules/reports/reportNumbers'
import { View } from '@tarojs/components'
import { ReportBars } from './ReportBars'
import { StandingNow } from './StandingNow'
import { useReportStats } from './useReportStats'
import './index.scss'

definePageConfig({ navigationBarTitleText: '随手拍统计', enablePullDownRefresh: true })

export default function ReportStatsPage() {
  const { load, standing, month, thisMonth, setMonth } = useReportStats()
  return (
    <Screen>
      {standing ? <StandingNow now={standing} /> : load.state === 'loading' ? <Skeleton rows={1} /> : null}
      <Card>
        <MonthField id="stats-month" value={month} first="2020-01" last={thisMonth} onChange={setMonth} />
      </Card>
      <Loaded load={load} rows={5}>
        {(stats) => (
          <>
            {isQuiet(stats) ? (
              <Empty text="这个月没有随手拍，换个月份看看" drawing="tea" />
            ) : (
              <>
                <Tiles numbers={stats.total} />
                <Card title="按类别">
                  <ReportBars lines={stats.categories} />
                </Card>
                <Card title="按社区">
                  <ReportBars lines={stats.communities} />
                </Card>
              </>
            )}
            <Joined top={stats.top} />
          </>
        )}
      </Loaded>
      <AtDesk />
    </Screen>
  )
}

function Tiles({ numbers }: { numbers: ReportNumbers }) {
  const rest = restOf(numbers)
  return (
    <Card id="stats-tiles">
      <View className="stat-tiles">
        {tilesOf(numbers).map(({ id, name, value }) => (
          <View key={id} className="stat-tile">
            <View className="small">{name}</View>
            <View className="stat-number number">{value}</View>
          </View>
        ))}
      </View>
      {rest ? <View className="small number">{rest}</View> : null}
      <View className="small">按每一步发生的月份统计；中位数为估算值。</View>
    </Card>
  )
}

/** What most people wait for now, whatever the month. */
function Joined({ top }: Pick<Outputs['insights']['reportStats'], 'top'>) {
  if (top.length === 0) return null
  return (
    <Card id="stats-top" title="现在最多人 +1" className="entries">
      {top.map(({ reportId, categoryName, summary, address, pluses }) => (
        <Row
          key={reportId}
          id={`top-${reportId}`}
          title={`${categoryName} · ${address || '位置在地图上'}`}
          note={summary}
          aside={<View className="stat-count number">+{pluses}</View>}
          onTap={() => go('grid/handle', { id: reportId })}
        />
      ))}
    </Card>
  )
}
