import { Card } from '@miniapp/components/Card'
import { openOf, type ReportsNow, sayDone, sayOpen, waitingIn } from '@shared/rules/reports/reportNumbers'
import { QUEUE_TABS } from '@shared/rules/reports/reportStatus'
import { sayNumber } from '@shared/rules/text/words'
import { View } from '@tarojs/components'

/** Where reports stand now: what is open in big digits, then community by community. */
export function StandingNow({ now }: { now: ReportsNow }) {
  const { total } = now
  const waiting = waitingIn(now)
  const ended = sayDone(total)
  const done = ended ? <View className="small number">累计：{ended}</View> : null
  return (
    <Card id="stats-now" title="现在">
      {waiting.length === 0 ? (
        <>
          <View className="second">没有要处理的，也没有等人确认的</View>
          {done}
        </>
      ) : (
        <>
          <View className="stat-tiles">
            <Tile name="未办结" value={openOf(total)} />
            <Tile name={QUEUE_TABS.waiting} value={total.resolved} />
          </View>
          <View className="small number">{sayOpen(total)}</View>
          {done}
          {waiting.map((community) => (
            <View key={community.id} className="stat-line">
              <View className="row">
                <View className="grow">{community.name}</View>
                <View className="stat-count number">{sayNumber(community.open)}</View>
              </View>
              <View className="small number">{sayOpen(community)}</View>
            </View>
          ))}
        </>
      )}
    </Card>
  )
}

function Tile({ name, value }: { name: string; value: number }) {
  return (
    <View className="stat-tile">
      <View className="small">{name}</View>
      <View className="stat-number number">{sayNumber(value)}</View>
    </View>
  )
}
