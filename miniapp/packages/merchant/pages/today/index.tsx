import { Badge } from '@miniapp/components/Badge'
import { BigButton } from '@miniapp/components/BigButton'
import { Card } from '@miniapp/components/Card'
import { PagedList } from '@miniapp/components/Loaded'
import { PointsNumber } from '@miniapp/components/PointsNumber'
import { Screen } from '@miniapp/components/Screen'
import { Segments } from '@miniapp/components/Segments'
import { now } from '@miniapp/lib/clock'
import { replace } from '@miniapp/lib/go'
import { sayMoment } from '@shared/rules/day'
import { sayNumber } from '@shared/rules/words'
import { View } from '@tarojs/components'
import { DAYS, useRedemptions } from '../../useRedemptions'
import './index.scss'

export default function RedemptionsPage() {
  const { dayKey, setDayKey, list, count, points } = useRedemptions()
  return (
    <Screen>
      <Segments id="day" choices={DAYS} chosen={dayKey} onChoose={setDayKey} />
      {list.state === 'ready' && list.items.length > 0 ? (
        <Card>
          <View className="tally">
            <View className="tally-cell">
              <View id="tally-count" className="tally-number">
                {sayNumber(count)}
              </View>
              <View className="second">份已核销</View>
            </View>
            <View className="tally-cell">
              <View id="tally-points" className="tally-number">
                {sayNumber(points)}
              </View>
              <View className="second">积分</View>
            </View>
          </View>
          {list.more === 'end' ? null : <View className="small">只算了下面已显示的，往下还有</View>}
        </Card>
      ) : null}
      <PagedList
        list={list}
        className="card lines"
        empty={dayKey === 'today' ? '今天还没有核销' : '昨天没有核销'}
        action={
          <BigButton id="today-scan" icon="scan" onTap={() => replace('merchant/scan')}>
            去扫码
          </BigButton>
        }
      >
        {({ id, at, title, workerLabel, clerkLabel, codeTail, pricePoints, outcome }) => (
          <View key={id} className="line">
            <View className="grow">
              <View className="lead">{title}</View>
              <View className="second number">
                {workerLabel} · 券尾号 {codeTail}
              </View>
              <View className="small number">
                {sayMoment(at, now())} · {clerkLabel}
              </View>
            </View>
            {outcome === 'redeemed' ? <PointsNumber points={pricePoints} /> : <Badge tone="warn">已退回</Badge>}
          </View>
        )}
      </PagedList>
    </Screen>
  )
}
