import { Card } from '@miniapp/components/Card'
import { CheckRow } from '@miniapp/components/CheckRow'
import { Empty } from '@miniapp/components/Empty'
import { Loaded } from '@miniapp/components/Loaded'
import { MonthField } from '@miniapp/components/MonthField'
import { Screen } from '@miniapp/components/Screen'
import type { Outputs } from '@shared/contract/contract'
import { sayNumber } from '@shared/rules/text/words'
import { View } from '@tarojs/components'
import { useLeaders } from './useLeaders'
import './index.scss'

definePageConfig({ navigationBarTitleText: '街道积分榜', enablePullDownRefresh: true })

type Leaders = Outputs['insights']['leaders']

/** How the person stands in the month, in one sentence. */
function sayOwn({ items, hidden, ownPoints }: Leaders): string {
  const mine = items.find((each) => each.mine)
  if (hidden) return '你不在榜上，只有自己看得到'
  if (mine) return `第 ${mine.rank} 名`
  return ownPoints > 0 ? '还没进前 50 名' : '这个月还没有得分'
}

export default function LeadersPage() {
  const { load, month, firstMonth, thisMonth, setMonth, hide } = useLeaders()
  return (
    <Screen>
      <Card>
        <MonthField id="leaders-month" value={month} first={firstMonth} last={thisMonth} onChange={setMonth} />
      </Card>
      <Loaded load={load} rows={6}>
        {(leaders) => (
          <>
            <Card id="leaders-own">
              <View className="row">
                <View className="grow">
                  <View>我这个月</View>
                  <View className="small">{sayOwn(leaders)}</View>
                </View>
                <View className="line-number number">{sayNumber(leaders.ownPoints)} 分</View>
              </View>
              <CheckRow id="leaders-hide" checked={leaders.hidden} label="不让我上榜" onChange={hide}>
                <View>不让我上榜</View>
                <View className="small">
                  榜上只写打了星号的姓名和积分，同街道的小哥看得到。勾选后各个月都不再列出你。
                </View>
              </CheckRow>
            </Card>
            <List items={leaders.items} />
          </>
        )}
      </Loaded>
    </Screen>
  )
}

function List({ items }: Pick<Leaders, 'items'>) {
  if (items.length === 0) return <Empty text="这个月榜上还没有人" drawing="tea" />
  return (
    <View id="leaders-list" className="card lines">
      {items.map(({ rank, nameMasked, points, mine }, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: nothing in a row tells people apart, on purpose
        <View key={place} className={`line ${mine ? 'leader--mine' : ''}`}>
          <View className="leader-rank number">{rank}</View>
          <View className="grow">{mine ? `${nameMasked}（我）` : nameMasked}</View>
          <View className="line-number number">{sayNumber(points)}</View>
        </View>
      ))}
    </View>
  )
}
