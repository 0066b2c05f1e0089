import { BigButton } from '@miniapp/components/BigButton'
import { Card } from '@miniapp/components/Card'
import { ConfirmSheet } from '@miniapp/components/ConfirmSheet'
import { TextField } from '@miniapp/components/Fields'
import { PagedList } from '@miniapp/components/Loaded'
import { Screen } from '@miniapp/components/Screen'
import { now } from '@miniapp/lib/clock'
import type { Outputs } from '@shared/contract/contract'
import { REASONS } from '@shared/rules/points/points'
import { sayDays, sayLimits } from '@shared/rules/text/ruleWords'
import { sayDay } from '@shared/rules/time/day'
import { View } from '@tarojs/components'
import { DayField } from '../../components/DayField'
import { useRule } from './useRule'

definePageConfig({ navigationBarTitleText: '改积分规则', enablePullDownRefresh: true })

export interface Params {
  reason: string
}

const POINTS_DIGITS = 4

export default function RulePage() {
  const rule = useRule()
  const { label } = REASONS[rule.reason]
  return (
    <Screen
      foot={
        <BigButton id="rule-save" missing={rule.missing} onTap={() => rule.setAsking(true)}>
          保存新规则
        </BigButton>
      }
    >
      <Card title={label}>
        <TextField
          {...{ id: 'rule-amount', label: '每次得多少分', value: rule.amount, placeholder: '填 0 就是不再给分' }}
          {...{ kind: 'digits', max: POINTS_DIGITS, onChange: rule.setAmount }}
        />
        <TextField
          {...{ id: 'rule-cap', label: '每人每天最多多少分', value: rule.cap, placeholder: '不填就不封顶' }}
          {...{ kind: 'digits', max: POINTS_DIGITS, onChange: rule.setCap }}
        />
        <TextField
          {...{ id: 'rule-note', label: '给小哥看的说明', value: rule.note, placeholder: '怎样能得到' }}
          {...{ max: 60, onChange: rule.setNote }}
        />
        <DayField
          {...{ id: 'rule-first', label: '从哪天起', value: rule.firstDay, placeholder: '请选择' }}
          {...{ start: rule.earliest, onChange: rule.setFirstDay }}
        />
        <DayField
          {...{ id: 'rule-last', label: '到哪天止', value: rule.lastDay, placeholder: '不选就一直有效' }}
          {...{ start: rule.firstDay, onChange: rule.setLastDay }}
        />
      </Card>
      <View className="lead section-title">历次规则</View>
      <PagedList list={rule.history} className="card lines" drawing="tea" empty="这一项还没有规则">
        {(version) => <VersionRow key={`${version.firstDay}#${version.at ?? 0}`} version={version} />}
      </PagedList>
      <ConfirmSheet
        id="rule-ask"
        open={rule.asking}
        title={`${label}：${rule.amount} 分`}
        yes="保存"
        busy={rule.busy}
        onYes={rule.save}
        onNo={() => rule.setAsking(false)}
      >
        {sayDay(rule.firstDay, now())}零点起生效，之前得到的积分不变。已经生效的规则不能再改，只能再定一版。
      </ConfirmSheet>
    </Screen>
  )
}

function VersionRow({ version }: { version: Outputs['points']['changeRule'] }) {
  const { amount, note, byLabel } = version
  const cap = sayLimits({ ...version, lastDay: undefined }, now())
  return (
    <View className="line">
      <View className="grow">
        <View className="number">{[sayDays(version, now()), cap].filter(Boolean).join(' · ')}</View>
        <View className="small">{[note, byLabel].filter(Boolean).join(' · ')}</View>
      </View>
      <View className="line-number number good">{amount}</View>
    </View>
  )
}
