import { Badge } from '@miniapp/components/Badge'
import { BigButton } from '@miniapp/components/BigButton'
import { Empty } from '@miniapp/components/Empty'
import { Icon } from '@miniapp/components/Icon'
import { Loaded } from '@miniapp/components/Loaded'
import { Screen } from '@miniapp/components/Screen'
import { Tap } from '@miniapp/components/Tap'
import { now } from '@miniapp/lib/clock'
import { goBack } from '@miniapp/lib/navigation/go'
import { sayException } from '@shared/rules/people/shifts'
import { dayOf } from '@shared/rules/time/day'
import { View } from '@tarojs/components'
import { CommunityGate } from '../../components/CommunityGate'
import { DutySheet } from './DutySheet'
import { ShiftLines } from './ShiftLines'
import { type OnRoster, useRoster } from './useRoster'
import '../../grid.scss'
import '../../desk.scss'

definePageConfig({ navigationBarTitleText: '值班表', enablePullDownRefresh: true })

export interface Params {
  team?: string
}

export default function RosterPage() {
  const { community, load, person, edit, save, busy } = useRoster()
  return (
    <Screen>
      <CommunityGate community={community}>
        {() => (
          <Loaded load={load} rows={4}>
            {({ people }) =>
              people.length === 0 ? (
                <Empty text="这里还没有工作人员，请联系街道开通">
                  <BigButton id="roster-back" kind="plain" onTap={goBack}>
                    返回
                  </BigButton>
                </Empty>
              ) : (
                <>
                  <NowOnDuty people={people} />
                  <View className="list">
                    {people.map((each) => (
                      <PersonCard key={each.memberId} person={each} onTap={() => edit(each)} />
                    ))}
                  </View>
                </>
              )
            }
          </Loaded>
        )}
      </CommunityGate>
      {person ? (
        <DutySheet key={person.memberId} person={person} busy={busy} onSave={save} onClose={() => edit(undefined)} />
      ) : null}
    </Screen>
  )
}

function NowOnDuty({ people }: { people: readonly OnRoster[] }) {
  const names = people.filter(({ onDuty }) => onDuty).map(({ label }) => label)
  return (
    <View id="roster-now" className={names.length > 0 ? 'second' : 'warn'}>
      {names.length > 0
        ? `现在值班：${names.join('、')}。紧急上报马上提醒他们。`
        : '现在没有人值班，紧急上报会提醒这里的每个人。'}
    </View>
  )
}

function PersonCard({ person, onTap }: { person: OnRoster; onTap: () => void }) {
  const { memberId, label, me, onDuty, shifts, exceptions } = person
  const nowMs = now()
  const coming = exceptions.filter(({ day }) => day >= dayOf(nowMs))
  return (
    <Tap id={`duty-${memberId}`} className="card list-card" onTap={onTap}>
      <View className="grow">
        <View className="list-who">
          <View className="report-name">{label}</View>
          {me ? <View className="small">我</View> : null}
          {onDuty ? <Badge tone="good">值班中</Badge> : null}
        </View>
        <ShiftLines shifts={shifts} />
        {coming.map((exception) => (
          <View key={`${exception.day}${exception.fromMinute}`} className="small number">
            {sayException(exception, nowMs)}
          </View>
        ))}
      </View>
      <Icon name="chevron" size="small" className="list-arrow" />
    </Tap>
  )
}
