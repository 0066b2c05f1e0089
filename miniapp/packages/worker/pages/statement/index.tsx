import { BigButton } from '@miniapp/components/BigButton'
import { Card } from '@miniapp/components/Card'
import { EntryRow } from '@miniapp/components/EntryRow'
import { Field } from '@miniapp/components/Fields'
import { Icon } from '@miniapp/components/Icon'
import { Loaded, PagedList } from '@miniapp/components/Loaded'
import { Screen } from '@miniapp/components/Screen'
import type { Outputs } from '@shared/contract/contract'
import { sayNumber } from '@shared/rules/words'
import { Picker, View } from '@tarojs/components'
import { useStatement } from './useStatement'

const sayMonth = (month: string) => `${month.slice(0, 4)} 年 ${Number(month.slice(5))} 月`

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
        <Field label="月份">
          <Picker
            mode="date"
            fields="month"
            value={month}
            start="2020-01"
            end={thisMonth}
            onChange={(event) => setMonth(String(event.detail.value).slice(0, 7))}
          >
            <View id="statement-month" className="input input--choice" role="button" aria-role="button">
              <View className="grow number">{sayMonth(month)}</View>
              <Icon name="chevron" size="small" className="turn-down" />
            </View>
          </Picker>
        </Field>
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

function Sums({ statement }: { statement: Outputs['points']['statement'] }) {
  const { opening, earned, spent, expired, corrected, closing } = statement
  return (
    <Card id="statement-sums" title="收支">
      <View className="facts">
        <View className="second">月初结余</View>
        <View className="number">{sayNumber(opening)}</View>
        <View className="second">获得</View>
        <View className="number good">+{sayNumber(earned)}</View>
        <View className="second">使用</View>
        <View className="number">−{sayNumber(spent)}</View>
        <View className="second">到期</View>
        <View className="number">−{sayNumber(expired)}</View>
        {corrected === 0 ? null : (
          <>
            <View className="second">更正</View>
            <View className="number">{corrected > 0 ? `+${sayNumber(corrected)}` : `−${sayNumber(-corrected)}`}</View>
          </>
        )}
        <View className="second">月末结余</View>
        <View className="number lead">{sayNumber(closing)}</View>
      </View>
    </Card>
  )
}
