import { BigButton } from '@miniapp/components/BigButton'
import { Card } from '@miniapp/components/Card'
import { EntryRow } from '@miniapp/components/EntryRow'
import { Loaded, PagedList } from '@miniapp/components/Loaded'
import { MonthField } from '@miniapp/components/MonthField'
import { Screen } from '@miniapp/components/Screen'
import type { Outputs } from '@shared/contract/contract'
import { sayNumber } from '@shared/rules/text/words'
import { View } from '@tarojs/components'
import { useStatement } from './useStatement'

definePageConfig({ navigationBarTitleText: '月度账单', enablePullDownRefresh: true })

export default function StatementPage() {
  const { list, month, thisMonth, setMonth, busy, exportFile } = useStatement()
  return (
    <Screen
      foot={
        <BigButton id="statement-file" kind="plain" icon="document" busy={busy} onTap={exportFile}>
          导出这个月的表格
        </BigButton>
      }
    >
      <Card>
        <MonthField id="statement-month" value={month} first="2020-01" last={thisMonth} onChange={setMonth} />
      </Card>
      <Loaded load={list} rows={1}>
        {(statement) => <Sums statement={statement} />}
      </Loaded>
      {list.state === 'loading' || list.state === 'error' ? null : (
        <PagedList list={list} className="card lines" drawing="tea" empty="这个月没有积分变动">
          {(entry) => <EntryRow key={entry.id} entry={entry} />}
        </PagedList>
      )}
    </Screen>
  )
}

/** Points that went away; none are plainly none. */
const sayLess = (points: number) => (points === 0 ? '0' : `−${sayNumber(points)}`)

function Sums({ statement }: { statement: Outputs['points']['statement'] }) {
  const { opening, earned, spent, expired, corrected, closing } = statement
  return (
    <Card id="statement-sums" title="收支">
      <View className="facts">
        <View className="second">月初剩余</View>
        <View className="number">{sayNumber(opening)}</View>
        <View className="second">获得</View>
        <View className="number good">+{sayNumber(earned)}</View>
        <View className="second">使用</View>
        <View className="number">{sayLess(spent)}</View>
        <View className="second">到期</View>
        <View className="number">{sayLess(expired)}</View>
        {corrected === 0 ? null : (
          <>
            <View className="second">更正</View>
            <View className="number">{corrected > 0 ? `+${sayNumber(corrected)}` : sayLess(-corrected)}</View>
          </>
        )}
        <View className="second">月末剩余</View>
        <View className="number lead">{sayNumber(closing)}</View>
      </View>
    </Card>
  )
}
