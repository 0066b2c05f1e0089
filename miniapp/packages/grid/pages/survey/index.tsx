import { Badge } from '@miniapp/components/Badge'
import { Card } from '@miniapp/components/Card'
import { Empty } from '@miniapp/components/Empty'
import { Loaded } from '@miniapp/components/Loaded'
import { Row } from '@miniapp/components/Row'
import { Screen } from '@miniapp/components/Screen'
import { Segments } from '@miniapp/components/Segments'
import { Tap } from '@miniapp/components/Tap'
import { now } from '@miniapp/lib/clock'
import { go } from '@miniapp/lib/navigation/go'
import type { Outputs } from '@shared/contract/contract'
import { ROUND_STATES } from '@shared/rules/survey/survey'
import { sayDay } from '@shared/rules/time/day'
import { View } from '@tarojs/components'
import { KINDS, useSurvey } from './useSurvey'
import '../../grid.scss'

definePageConfig({ navigationBarTitleText: '摸底', enablePullDownRefresh: true })

type Round = NonNullable<Outputs['survey']['now']['round']>

export default function SurveyPage() {
  const { kind, setKind, now: answer, outlets } = useSurvey()
  return (
    <Screen>
      <Segments id="survey-kind" choices={KINDS} chosen={kind} onChoose={setKind} />
      <Loaded load={answer} rows={6}>
        {({ round }) =>
          round ? (
            <>
              <RoundCard round={round} />
              <Card title={`我的${KINDS[kind]}`} className="entries entries--titled">
                {outlets.items.map(({ orgId, name, last, marked }) => (
                  <Row
                    key={orgId}
                    id={`outlet-${orgId}`}
                    title={name}
                    note={last ? `上一轮 ${last.people} 人` : '上一轮没有'}
                    aside={<View className="number">记了 {marked} 人</View>}
                    onTap={() => go('grid/surveyed', { round: String(round.round), org: orgId, name })}
                  />
                ))}
                {outlets.items.length === 0 ? (
                  <Empty text={`你的社区还没有登记${KINDS[kind]}，请在电脑上添加`} drawing="tea" />
                ) : null}
                {outlets.more === 'end' ? null : (
                  <Tap
                    className="list-end"
                    id="outlets-more"
                    disabled={outlets.more === 'loading'}
                    onTap={outlets.loadMore}
                  >
                    {outlets.more === 'loading' ? '正在加载…' : '显示更多'}
                  </Tap>
                )}
              </Card>
            </>
          ) : (
            <Empty text="还没有开始摸底，街道办在电脑上开始一轮就能登记" drawing="tea" />
          )
        }
      </Loaded>
    </Screen>
  )
}

function RoundCard({ round: { round, name, state, from, to, owners } }: { round: Round }) {
  return (
    <Card>
      <View className="list-who">
        <View className="report-name">
          第 {round} 轮 {name}
        </View>
        <Badge tone={state === 'open' ? 'warn' : 'good'}>{ROUND_STATES[state]}</Badge>
      </View>
      <View className="small">
        {sayDay(from, now())} 到 {sayDay(to, now())}
      </View>
      <View className="small">负责人 {owners.map(({ label }) => label).join('、')}</View>
    </Card>
  )
}
