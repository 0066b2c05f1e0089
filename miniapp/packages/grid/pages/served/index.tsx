import { BigButton } from '@miniapp/components/BigButton'
import { Card } from '@miniapp/components/Card'
import { ReasonSheet } from '@miniapp/components/ReasonSheet'
import { Screen } from '@miniapp/components/Screen'
import { now } from '@miniapp/lib/clock'
import { go } from '@miniapp/lib/navigation/go'
import { SERVED } from '@shared/rules/duties/served'
import { sayDay } from '@shared/rules/time/day'
import { View } from '@tarojs/components'
import { TeamList } from '../../components/TeamList'
import { type Claim, useServed } from './useServed'
import '../../grid.scss'

definePageConfig({ navigationBarTitleText: '履职记录', enablePullDownRefresh: true })

const REASONS = ['数量对不上，请核对后再记', '不在聘任的社区，请记到当地', '看不出做了什么，请写清楚']

export default function ServedPage() {
  const { community, list, refused, setRefused, confirm, refuse, busy } = useServed()
  return (
    <Screen>
      <TeamList
        community={community}
        list={list}
        head={<View className="small">一次记得多的，你确认后才计入。拿不准的先问问本人。</View>}
        empty="没有等确认的履职记录"
        otherwise={{ id: 'served-log', words: '看台账', onTap: () => go('grid/log') }}
      >
        {(claim) => (
          <Waiting
            key={claim.servedId}
            claim={claim}
            busy={busy}
            onYes={() => confirm(claim)}
            onNo={() => setRefused(claim)}
          />
        )}
      </TeamList>
      {refused ? (
        <ReasonSheet
          key={refused.servedId}
          id="served"
          open
          title="不确认这一条"
          presets={REASONS}
          placeholder="写给本人的原因"
          maxLetters={100}
          yes="不确认"
          kind="danger"
          busy={busy}
          onYes={refuse}
          onClose={() => setRefused(undefined)}
        >
          不计入，本人看得到原因，可以改了再记。
        </ReasonSheet>
      ) : null}
    </Screen>
  )
}

interface Props {
  claim: Claim
  busy: boolean
  onYes: () => void
  onNo: () => void
}

/** What somebody says they did: how much, when and where. */
function Waiting({ claim, busy, onYes, onNo }: Props) {
  const { servedId, name, categoryId, quantity, day, building, note } = claim
  const { name: what, unit } = SERVED[categoryId]
  return (
    <Card title={`${name} · ${what}`}>
      <View className="number">
        {quantity} {unit}
      </View>
      <View className="small">{[sayDay(day, now()), building].filter(Boolean).join(' · ')}</View>
      {note ? <View className="second">{note}</View> : null}
      <View className="button-pair">
        <BigButton id={`served-yes-${servedId}`} kind="good" disabled={busy} onTap={onYes}>
          确认
        </BigButton>
        <BigButton id={`served-no-${servedId}`} kind="plain" disabled={busy} onTap={onNo}>
          不确认
        </BigButton>
      </View>
    </Card>
  )
}
