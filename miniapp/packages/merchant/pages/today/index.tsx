import { BigButton } from '@miniapp/components/BigButton'
import { Card } from '@miniapp/components/Card'
import { PagedList } from '@miniapp/components/Loaded'
import { Screen } from '@miniapp/components/Screen'
import { Segments } from '@miniapp/components/Segments'
import { replace } from '@miniapp/lib/navigation/go'
import { sayNumber } from '@shared/rules/text/words'
import { View } from '@tarojs/components'
import { AnnulSheet } from '../../components/AnnulSheet'
import { RedemptionLine } from '../../components/RedemptionLine'
import { DAYS, useRedemptions } from './useRedemptions'
import './index.scss'

definePageConfig({ navigationBarTitleText: '今日核销', enablePullDownRefresh: true })

export default function RedemptionsPage() {
  const { dayKey, setDayKey, list, count, points, mayAnnul, annul } = useRedemptions()
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
        {(redemption) => (
          <RedemptionLine
            key={redemption.id}
            redemption={redemption}
            onAnnul={mayAnnul ? annul.onAnnul(redemption) : undefined}
          />
        )}
      </PagedList>
      <AnnulSheet annul={annul} />
    </Screen>
  )
}
